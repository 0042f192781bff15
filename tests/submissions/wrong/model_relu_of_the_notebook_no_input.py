# fails: architecture/parameters
# says: Is a layer frozen (`trainable=False`), or does NumPy
# The same without an input: it computes, but can't be trained, as NumPy knows no gradients.
# %% build_model
def build_model():
    return keras.Sequential([
        keras.layers.Dense(units=512, activation=relu),
        keras.layers.Dense(units=512, activation=relu),
        keras.layers.Dense(units=10, activation="softmax"),
    ])
