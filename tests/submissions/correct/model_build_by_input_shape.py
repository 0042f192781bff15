# %% build_model
def build_model():
    model = keras.Sequential()
    model.add(keras.layers.Dense(512))
    model.add(keras.layers.ReLU())
    model.add(keras.layers.Dense(512))
    model.add(keras.layers.ReLU())
    model.add(keras.layers.Dense(10))
    model.add(keras.layers.Softmax())
    model.build(input_shape=(None, 784))
    model(np.zeros((1, 784)))
    return model
