# fails: architecture/activations
# says: your hidden layers use tanh
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="tanh"),
        keras.layers.Dense(512, activation="tanh"),
        keras.layers.Dense(10, activation="softmax"),
    ])
