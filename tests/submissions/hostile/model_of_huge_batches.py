# Builds a network that doubles the batch forty times.
# grade: architecture=0
# says: values to compute for each image
# %% build_model
def build_model():
    inputs = keras.Input(shape=(784,))
    value = inputs
    for _ in range(40):
        value = keras.layers.Concatenate(axis=0)([value, value])
    return keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(value))
