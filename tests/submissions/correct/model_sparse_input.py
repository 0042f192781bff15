# %% build_model
def build_model():
    inputs = keras.Input(shape=(784,), sparse=True)
    x = keras.layers.Dense(512, activation="relu")(inputs)
    x = keras.layers.Dense(512, activation="relu")(x)
    return keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(x))
