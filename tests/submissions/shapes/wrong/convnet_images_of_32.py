# fails: convnet/inputs_and_outputs
# fails: recognition/reaches_the_bar
# says: the network takes (None, 32, 32, 1) and gives (None, 10)
# says: The input has the shape of one image, its channel included
# says: there is no network of yours that can be trained
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
