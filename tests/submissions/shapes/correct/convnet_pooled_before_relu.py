# The largest of four, made positive, is the largest of four made positive.
# %% build_convnet
def build_convnet():
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(16, 3),
        keras.layers.MaxPooling2D(2, strides=2),
        keras.layers.ReLU(),
        keras.layers.Conv2D(32, 3),
        keras.layers.MaxPooling2D(2, strides=2),
        keras.layers.ReLU(),
        keras.layers.Dropout(0.1),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ])
