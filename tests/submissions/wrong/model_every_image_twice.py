# fails: architecture/parameters
# fails: architecture/activations
# says: for 150 images, your network does not return one row per image
# %% build_model
def build_model():
    inputs = keras.Input(shape=(784,))
    x = keras.layers.Concatenate(axis=0)([inputs, inputs])
    x = keras.layers.Dense(512, activation="relu")(x)
    x = keras.layers.Dense(512, activation="relu")(x)
    return keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(x))
