# %% build_model
def build_model():
    inputs = {"pixels": keras.Input(shape=(784,), name="pixels")}
    x = keras.layers.Dense(512, activation="relu")(inputs["pixels"])
    x = keras.layers.Dense(512, activation="relu")(x)
    outputs = keras.layers.Dense(10, activation="softmax", name="digit")(x)
    return keras.Model(inputs=inputs, outputs=outputs)
