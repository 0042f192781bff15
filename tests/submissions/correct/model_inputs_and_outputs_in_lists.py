# %% build_model
def build_model():
    image = keras.Input(shape=(784,), name="image")
    x = keras.layers.Dense(512, activation="relu", name="dense_one")(image)
    x = keras.layers.Dense(512, activation="relu", name="dense_two")(x)
    digit = keras.layers.Dense(10, activation="softmax", name="digit")(x)
    return keras.Model(inputs=[image], outputs=[digit], name="mlp")
