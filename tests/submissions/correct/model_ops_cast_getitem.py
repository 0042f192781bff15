# %% build_model
def build_model():
    inputs = keras.Input(shape=(784,))
    x = keras.ops.cast(inputs, "float32")
    x = keras.ops.relu(keras.layers.Dense(512)(x))
    x = keras.ops.maximum(keras.layers.Dense(512)(x), 0.0)
    x = keras.layers.Dense(10)(x)
    e = keras.ops.exp(x - keras.ops.max(x, axis=-1, keepdims=True))
    return keras.Model(inputs, e / keras.ops.sum(e, axis=-1, keepdims=True))
