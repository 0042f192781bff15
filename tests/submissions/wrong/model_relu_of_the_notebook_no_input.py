# fails: architecture/parameters
# says: the network computes, but can't be trained
# says: out of the network and its activation functions
# The same without an input: it computes, but can't be trained, as NumPy knows no gradients.
# %% build_model
def build_model():
    return keras.Sequential([
        keras.layers.Dense(units=512, activation=relu),
        keras.layers.Dense(units=512, activation=relu),
        keras.layers.Dense(units=10, activation="softmax"),
    ])
