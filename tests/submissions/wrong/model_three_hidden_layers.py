# fails: architecture/hidden_layers
# says: hidden layers in your network: 3; neurons in them: 512, 512, 512
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        *[keras.layers.Dense(512, activation="relu") for _ in range(3)],
        keras.layers.Dense(10, activation="softmax"),
    ])
