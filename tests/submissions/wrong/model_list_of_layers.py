# fails: architecture/is_a_model
# says: `build_model` returned a value of type list, which is not a Keras model
# says: Return the model itself (`return model`), not a part of it or a text about it.
# %% build_model
def build_model():
    return [keras.layers.Dense(512, activation="relu"), keras.layers.Dense(512, activation="relu"),
            keras.layers.Dense(10, activation="softmax")]
