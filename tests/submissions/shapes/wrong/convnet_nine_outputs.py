# fails: convnet/inputs_and_outputs
# fails: recognition/reaches_the_bar
# says: gives (None, 9); (None, 28, 28, 1) and (None, 10) were expected
# says: The output layer has 10 units: one probability for each kind
# says: there is no network of yours that can be trained
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
