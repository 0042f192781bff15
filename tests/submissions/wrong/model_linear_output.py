# fails: architecture/activations
# says: the hidden layers use relu, and the output layer linear
# says: Give `activation="softmax"` to the output layer
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10),
    ])
