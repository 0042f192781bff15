# fails: accuracy/reaches_the_bar
# says: epochs, your network recognised
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense(units=512, activation="relu", kernel_initializer="zeros"),
        keras.layers.Dense(units=512, activation="relu", kernel_initializer="zeros"),
        keras.layers.Dense(units=10, activation="softmax", kernel_initializer="zeros"),
    ])
