# fails: architecture/inputs_and_outputs
# says: your network takes inputs of shape (None, 28, 28)
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
