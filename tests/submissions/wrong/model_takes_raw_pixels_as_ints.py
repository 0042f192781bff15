# fails: architecture/activations
# says: Use `activation="relu"` in both hidden layers and `activation="softmax"` in the output
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,), dtype="uint8"),
        keras.layers.Dense(units=512, activation="relu"),
        keras.layers.Dense(units=512, activation="relu"),
        keras.layers.Dense(units=10, activation="softmax"),
    ])
