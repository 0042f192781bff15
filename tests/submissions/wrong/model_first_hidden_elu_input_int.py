# fails: architecture/activations
# says: with the same weights, your network computes different numbers from those of ReLU, ReLU
# %% build_model
def build_model():
    inputs = keras.Input((784,), dtype="int32")
    x = keras.layers.Dense(512, activation="relu")(inputs)
    x = keras.layers.Dense(512, activation="relu")(x)
    return keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(x))
