# fails: architecture/activations
# says: your network can't compute (
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,), dtype="string"),
        keras.layers.Dense(units=512, activation="relu"),
        keras.layers.Dense(units=512, activation="relu"),
        keras.layers.Dense(units=10, activation="softmax"),
    ])
