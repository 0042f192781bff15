# %% build_model
def build_model():
    inputs = keras.Input(shape=(784,), name="pixels")
    x = keras.layers.Dense(512, activation="relu", name="first")(inputs)
    x = keras.layers.Dense(512, activation="relu", name="second")(x)
    outputs = keras.layers.Dense(10, activation="softmax", name="digit")(x)
    return keras.Model(inputs=inputs, outputs=outputs, name="mnist")
