# fails: architecture/hidden_layers
# says: the network has 3 hidden layers, of 512, 512, 512 neurons
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        *[keras.layers.Dense(512, activation="relu") for _ in range(3)],
        keras.layers.Dense(10, activation="softmax"),
    ])
