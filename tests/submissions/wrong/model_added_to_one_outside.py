# fails: architecture/new_each_call
# says: networks that share their weights
# %%
model = keras.Sequential()
model.add(keras.Input((784,)))
# %% build_model
def build_model():
    model.add(keras.layers.Dense(512, activation="relu"))
    model.add(keras.layers.Dense(512, activation="relu"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
