# fails: architecture/activations
# says: the hidden layers use sigmoid, and the output layer softmax
# says: Give `activation="relu"` to both hidden layers.
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="sigmoid"),
        keras.layers.Dense(512, activation="sigmoid"),
        keras.layers.Dense(10, activation="softmax"),
    ])
