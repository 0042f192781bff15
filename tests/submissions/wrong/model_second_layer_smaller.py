# fails: architecture/hidden_layers
# says: of 512, 256 neurons
# says: Two `Dense` layers with `units=512`
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(256, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
