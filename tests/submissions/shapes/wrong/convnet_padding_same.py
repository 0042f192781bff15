# fails: convnet/maps
# says: 1568 values of each image reach the output layer
# says: Did you write `padding="same"`? Leave it out: the filters stay inside the image, so it
# trains: the student's own network
# %% build_convnet
def build_convnet():
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(16, 3, padding="same", activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, 3, padding="same", activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ])
