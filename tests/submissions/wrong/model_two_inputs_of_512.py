# The first layer takes what an earlier one should have given.
# fails: architecture/inputs_and_outputs
# says: your network takes inputs of shape (None, 512)
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((512,)),
        keras.layers.Dense(784, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
