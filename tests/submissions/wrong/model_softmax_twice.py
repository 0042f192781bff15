# fails: architecture/activations
# says: Use softmax only once: in the output layer, or as a layer of its own, but not both.
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
        keras.layers.Softmax(),
    ])
