# %% build_model
def build_model():
    inputs = keras.Input((784,))
    layers = [("relu", 512), ("relu", 512), ("softmax", 10)]
    x = inputs
    for activation, units in layers:
        x = keras.layers.Dense.from_config({"units": units, "activation": activation})(x)
    return keras.Model(inputs, x)
