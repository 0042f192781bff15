# fails: architecture/activations
# says: pass the result of each layer to the next one, once
# %% build_model
def build_model():
    inputs = keras.Input((784,))
    h = keras.layers.Dense(512, activation="relu")(inputs)
    h = keras.layers.Add()([h, keras.layers.Dense(512, activation="relu")(h)])
    return keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(h))
