# the layers learn their sizes from an image that is passed through once.
# %% build_model
def build_model():
    model = keras.Sequential([
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
    model(np.zeros((1, 784)))
    return model
