# fails: architecture/activations
# says: with the same weights, your network computes different numbers
# %% build_model
def build_model():
    inputs = keras.Input((784,))
    h = keras.layers.Dense(512, activation="relu")(inputs)
    h = keras.layers.Dense(512, activation="relu")(h)
    return keras.Model(inputs, keras.layers.Softmax(axis=0)(keras.layers.Dense(10)(h)))
