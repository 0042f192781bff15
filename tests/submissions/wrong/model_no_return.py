# fails: architecture/is_a_model
# says: gave nothing back (None)
# says: Does the function end with `return model`?
# %% build_model
def build_model():
    model = keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
