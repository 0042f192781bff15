# fails: architecture/hidden_layers
# says: hidden layers in your network: 0
# %% build_model
def build_model():
    return keras.Sequential([keras.Input((784,)), keras.layers.Dense(10, activation="softmax")])
