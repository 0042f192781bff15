# pools as the notebook's own example does (reshape, then max), the odd last row and column left out.
# %% build_convnet
def build_convnet():
    def halve(maps):
        half = maps.shape[1] // 2
        maps = maps[:, : 2 * half, : 2 * half]
        return tf.reduce_max(tf.reshape(maps, (-1, half, 2, half, 2, maps.shape[-1])), axis=(2, 4))

    return keras.Sequential([
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(16, 3, activation="relu"),
        keras.layers.Lambda(halve),
        keras.layers.Conv2D(32, 3, activation="relu"),
        keras.layers.Lambda(halve),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ])
