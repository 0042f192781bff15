# fails: architecture/activations
# says: your hidden layers use sigmoid, and your output layer uses softmax
# says: Use `activation="relu"` in both hidden layers.
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="sigmoid"),
        keras.layers.Dense(512, activation="sigmoid"),
        keras.layers.Dense(10, activation="softmax"),
    ])
