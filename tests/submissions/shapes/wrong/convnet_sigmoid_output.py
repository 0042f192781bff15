# fails: convnet/values
# says: your output layer uses sigmoid
# says: Use `activation="softmax"` in the output layer: it turns numbers into probabilities.
# trains: the student's own network
# %% build_convnet
def build_convnet():
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(16, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="sigmoid"),
    ])
