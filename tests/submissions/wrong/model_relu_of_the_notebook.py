# fails: architecture/parameters
# says: Is a layer frozen (`trainable=False`), or does NumPy
# `relu` without quotes: that is the NumPy function which the notebook draws.
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense(units=512, activation=relu),
        keras.layers.Dense(units=512, activation=relu),
        keras.layers.Dense(units=10, activation="softmax"),
    ])
