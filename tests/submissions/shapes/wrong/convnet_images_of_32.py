# fails: convnet/inputs_and_outputs
# fails: recognition/reaches_the_bar
# says: your network takes inputs of shape (None, 32, 32, 1) and returns outputs of shape (None, 10)
# says: The input has the shape of one image, including its channel: `keras.Input(shape=(28, 28,
# says: there is no network of yours that we can train
# %% build_convnet
def build_convnet():
    return keras.Sequential([
        keras.Input((32, 32, 1)),
        keras.layers.Conv2D(16, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ])
