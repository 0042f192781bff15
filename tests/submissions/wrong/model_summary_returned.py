# fails: architecture/is_a_model
# says: Does your function end with `return model`?
# %% build_model
def build_model():
    model = keras.Sequential([keras.Input((784,)), keras.layers.Dense(10, activation="softmax")])
    return model.summary()
