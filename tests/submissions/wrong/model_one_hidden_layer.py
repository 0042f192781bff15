# fails: architecture/hidden_layers
# says: the network has 1 hidden layers, of 512 neurons
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
