# fails: architecture/is_a_model
# says: Look at the arguments in this line: one is misspelled,
# %% build_model
def build_model():
    model = keras.Sequential
    model.add(keras.Input((784,)))
    model.add(keras.layers.Dense(512, activation="relu"))
    return model
