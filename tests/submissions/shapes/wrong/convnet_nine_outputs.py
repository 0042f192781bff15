# fails: convnet/inputs_and_outputs
# fails: recognition/reaches_the_bar
# says: returns outputs of shape (None, 9); (None, 28, 28, 1) and (None, 10) were expected
# says: The output layer needs 10 units: one probability for each kind of shape.
# says: there is no network of yours that we can train
# %% build_convnet
def build_convnet():
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(16, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(9, activation="softmax"),
    ])
