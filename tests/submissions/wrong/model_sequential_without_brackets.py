# fails: architecture/is_a_model
# says: Check the arguments in this line: one is misspelled, missing, or unknown to the function
# %% build_model
def build_model():
    model = keras.Sequential
    model.add(keras.Input((784,)))
    model.add(keras.layers.Dense(512, activation="relu"))
    return model
