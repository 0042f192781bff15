# Up to 6 it is a ReLU.
# fails: architecture/activations
# says: the network gives other numbers than ReLU, ReLU and softmax do
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu6"),
        keras.layers.Dense(512, activation="relu6"),
        keras.layers.Dense(10, activation="softmax"),
    ])
