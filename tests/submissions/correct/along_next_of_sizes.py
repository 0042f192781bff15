# %% build_model
sizes = iter([784, 512, 10])
next(sizes)   # the inputs
hidden = next(sizes)
outputs = next(sizes)

def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense(hidden, "relu"),
        keras.layers.Dense(hidden, "relu"),
        keras.layers.Dense(outputs, "softmax"),
    ])
