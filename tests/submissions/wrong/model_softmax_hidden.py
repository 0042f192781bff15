# fails: architecture/activations
# says: your hidden layers use relu and softmax
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="softmax"),
        keras.layers.Dense(10, activation="softmax"),
    ])
