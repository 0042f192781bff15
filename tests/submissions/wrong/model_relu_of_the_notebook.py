# fails: architecture/parameters
# says: the network computes, but can't be trained
# says: out of the network and its activation functions
# `relu` without quotes: that is the NumPy function which the notebook draws.
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense(units=512, activation=relu),
        keras.layers.Dense(units=512, activation=relu),
        keras.layers.Dense(units=10, activation="softmax"),
    ])
