# Takes the size from the notebook's prepared images, as many tutorials do.
# %% build_model
def build_model():
    model = keras.Sequential()
    model.add(keras.Input(shape=(train_inputs.shape[1],)))
    model.add(keras.layers.Dense(512, activation="relu"))
    model.add(keras.layers.Dense(512, activation="relu"))
    model.add(keras.layers.Dense(train_targets.shape[1], activation="softmax"))
    return model
