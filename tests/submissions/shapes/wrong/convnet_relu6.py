# fails: convnet/values
# says: with the same weights, your network computes different numbers from those of the layers
# %% build_convnet
def build_convnet():
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(16, 3, activation="relu6"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, 3, activation="relu6"),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ])
