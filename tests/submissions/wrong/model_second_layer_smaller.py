# fails: architecture/hidden_layers
# says: neurons in them: 512, 256
# says: Put two `Dense` layers with `units=512` before the output layer.
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(256, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
