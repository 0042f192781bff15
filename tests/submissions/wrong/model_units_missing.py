# fails: architecture/is_a_model
# says: Check the arguments in this line: one is misspelled, missing, or unknown to the function
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
