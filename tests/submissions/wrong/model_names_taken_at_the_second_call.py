# fails: architecture/new_each_call
# says: in the second call: `build_model` raised ValueError
# says: Create it inside
# %%
model = keras.Sequential([keras.Input((784,))])
# %% build_model
def build_model():
    model.add(keras.layers.Dense(512, activation="relu", name="hidden_1"))
    model.add(keras.layers.Dense(512, activation="relu", name="hidden_2"))
    model.add(keras.layers.Dense(10, activation="softmax", name="digits"))
    return model
