# Makes every image seven billion pixels large, without a weight more: too much to run, wherever it is tried.
# fails: convnet/is_a_model
# fails: recognition/reaches_the_bar
# says: values to compute for each image
# says: The task asks for two convolutions, with 16 and 32 filters, and no more.
# %% build_convnet
def build_convnet():
    return keras.Sequential([
        keras.Input(shape=(28, 28, 1)),
        keras.layers.UpSampling2D(3000),
        keras.layers.Conv2D(16, kernel_size=3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, kernel_size=3, activation="relu"),
        keras.layers.GlobalAveragePooling2D(),
        keras.layers.Dense(10, activation="softmax"),
    ])
