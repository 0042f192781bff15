# fails: architecture/activations
# says: activation="relu"
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512), keras.layers.LeakyReLU(negative_slope=0.01),
        keras.layers.Dense(512), keras.layers.LeakyReLU(negative_slope=0.01),
        keras.layers.Dense(10, activation="softmax"),
    ])
