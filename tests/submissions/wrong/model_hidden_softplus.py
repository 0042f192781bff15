# fails: architecture/activations
# says: your hidden layers use softplus, and your output layer uses softmax
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense(units=512, activation="softplus"),
        keras.layers.Dense(units=512, activation="softplus"),
        keras.layers.Dense(units=10, activation="softmax"),
    ])
