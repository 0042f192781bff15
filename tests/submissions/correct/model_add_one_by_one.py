# %% build_model
def build_model():
    model = keras.Sequential()
    model.add(keras.layers.Dense(units=512, activation="relu", input_shape=(784,)))
    model.add(keras.layers.Dense(units=512, activation="relu"))
    model.add(keras.layers.Dense(units=10, activation="softmax"))
    return model
