# fails: architecture/hidden_layers
# says: the network has 0 hidden layers
# %% build_model
def build_model():
    return keras.Sequential([keras.Input((784,)), keras.layers.Dense(10, activation="softmax")])
