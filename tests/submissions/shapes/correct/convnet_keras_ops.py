# only what has weights is a layer; relu, pooling, flattening and softmax are keras.ops.
# %% build_convnet
def build_convnet():
    inputs = keras.Input(shape=(28, 28, 1))
    x = inputs
    for filters in [16, 32]:
        x = keras.ops.relu(keras.layers.Conv2D(filters, 3)(x))
        x = keras.ops.max_pool(x, pool_size=2, strides=2)
    x = keras.ops.reshape(x, (-1, 5 * 5 * 32))
    outputs = keras.ops.softmax(keras.layers.Dense(10)(x), axis=-1)
    return keras.Model(inputs=inputs, outputs=outputs)
