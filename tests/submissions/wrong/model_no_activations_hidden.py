# fails: architecture/activations
# says: your hidden layers use linear, and your output layer uses softmax
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512),
        keras.layers.Dense(512),
        keras.layers.Dense(10, activation="softmax"),
    ])
