# fails: architecture/inputs_and_outputs
# says: your network takes inputs of shape (None, 784) and returns outputs of shape (None, 1)
# says: one probability for each of the 10 digits
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(1, activation="softmax"),
    ])
