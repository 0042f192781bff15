# fails: convnet/filters
# says: filters in your network: 16 (3×3), 32 (3×3), 32 (3×3); 16 (3×3), 32 (3×3) were expected
# says: You need two `Conv2D` layers, each followed by a `MaxPooling2D` layer.
# %% build_convnet
def build_convnet():
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(16, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, 3, activation="relu"),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ])
