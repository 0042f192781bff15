# fails: architecture/hidden_layers
# says: hidden layers in your network: 1; neurons in them: 512
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
