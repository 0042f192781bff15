# %% build_convnet
def build_convnet():
    model = keras.Sequential()
    for filters in (16, 32):
        model.add(keras.layers.Conv2D(filters, 3, activation="relu", kernel_initializer="he_normal"))
        model.add(keras.layers.MaxPooling2D())
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
