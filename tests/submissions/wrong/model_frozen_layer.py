# fails: architecture/parameters
# says: 267,786 parameters of your network can be trained; 669,706 were expected
# says: Is a layer frozen
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu", trainable=False),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
