# %% build_model
layers = keras.layers

def build_model():
    return keras.Sequential([
        layers.Input((784,)),
        layers.Dense(512), layers.ReLU(),
        layers.Dense(512), layers.ReLU(),
        layers.Dense(10), layers.Softmax(),
    ])
