# %% build_convnet
def build_convnet():
    return keras.Sequential([
        keras.Input(shape=train_inputs.shape[1:]),
        keras.layers.Conv2D(filters=16, kernel_size=3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(filters=32, kernel_size=3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(units=10, activation="softmax"),
    ])
