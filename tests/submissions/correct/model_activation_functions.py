# %% build_model
def build_model():
    return keras.models.Sequential([
        keras.layers.Input((784,)),
        keras.layers.Dense(512, activation=keras.activations.relu),
        keras.layers.Dense(512, activation=keras.activations.relu),
        keras.layers.Dense(10, activation=keras.activations.softmax),
    ])
