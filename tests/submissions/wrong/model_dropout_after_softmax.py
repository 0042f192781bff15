# fails: architecture/activations
# says: while it is trained, the network's numbers for an image add up to
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
