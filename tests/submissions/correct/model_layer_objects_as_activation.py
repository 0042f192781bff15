# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense(512, activation=keras.layers.ReLU()),
        keras.layers.Dense(512, activation=keras.layers.ReLU()),
        keras.layers.Dense(10, activation=keras.layers.Softmax()),
    ])
