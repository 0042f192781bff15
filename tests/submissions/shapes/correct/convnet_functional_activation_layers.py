# %% build_convnet
def build_convnet():
    layers = keras.layers
    inputs = keras.Input((28, 28, 1))
    x = layers.Activation("relu")(layers.Conv2D(16, (3, 3))(inputs))
    x = layers.MaxPool2D((2, 2))(x)
    x = layers.ReLU()(layers.Conv2D(32, (3, 3))(x))
    x = layers.MaxPool2D((2, 2))(x)
    x = layers.Reshape((800,))(x)
    return keras.Model(inputs, layers.Softmax()(layers.Dense(10)(x)))
