# fails: architecture/is_a_model
# says: `build_model` gave a value of type list, which is no Keras model
# says: gives the model itself back
# %% build_model
def build_model():
    return [keras.layers.Dense(512, activation="relu"), keras.layers.Dense(512, activation="relu"),
            keras.layers.Dense(10, activation="softmax")]
