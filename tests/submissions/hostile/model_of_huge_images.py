# Builds a network without weights to count, that makes every image seven billion pixels large.
# grade: architecture=0
# says: values to compute for each image
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Reshape((28, 28, 1)),
        keras.layers.UpSampling2D(3000),
        keras.layers.GlobalAveragePooling2D(),
        keras.layers.Dense(10, activation="softmax"),
    ])
