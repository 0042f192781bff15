# fails: architecture/activations
# says: your hidden layers use relu, and your output layer uses linear
# says: Use `activation="softmax"` in the output layer: it turns numbers into probabilities.
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10),
    ])
