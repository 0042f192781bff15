# fails: architecture/parameters
# says: 0 parameters of your network can be trained
# %% build_model
def build_model():
    model = keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
    model.trainable = False
    return model
