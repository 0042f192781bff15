# One hidden layer does the work of two more: its weights are shared.
# fails: architecture/activations
# says: pass the result of each layer to the next one, once
# %% build_model
def build_model():
    again = keras.layers.Dense(512, activation="relu")
    inputs = keras.Input((784,))
    h = keras.layers.Dense(512, activation="relu")(inputs)
    return keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(again(again(h))))
