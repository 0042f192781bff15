# fails: architecture/activations
# says: during training, the numbers of your network for an image add up to
# says: no `Dropout` after it
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
        keras.layers.Dropout(0.05),
    ])
