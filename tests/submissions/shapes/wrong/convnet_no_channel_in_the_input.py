# fails: convnet/inputs_and_outputs
# says: the network takes (None, 28, 28) and gives (None, 10)
# says: The input has the shape of one image, its channel included
# trains: the student's own network
# %% build_convnet
def build_convnet():
    return keras.Sequential([
        keras.Input((28, 28)),
        keras.layers.Reshape((28, 28, 1)),
        keras.layers.Conv2D(16, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ])
