# Up to 6 it is a ReLU.
# fails: architecture/activations
# says: with the same weights, your network computes different numbers from those of ReLU, ReLU
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu6"),
        keras.layers.Dense(512, activation="relu6"),
        keras.layers.Dense(10, activation="softmax"),
    ])
