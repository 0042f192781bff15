# Builds a network of few weights that are multiplied five hundred million times for each image.
# grade: architecture=0
# says: multiplications for each image
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Reshape((28, 28, 1)),
        keras.layers.Conv2D(200, 9, padding="same"),
        keras.layers.Conv2D(40, 9, padding="same"),
        keras.layers.GlobalAveragePooling2D(),
        keras.layers.Dense(10, activation="softmax"),
    ])
