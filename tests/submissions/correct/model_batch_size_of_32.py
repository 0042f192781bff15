# Keras takes other numbers of images as well.
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,), batch_size=32),
        keras.layers.Dense(units=512, activation="relu"),
        keras.layers.Dense(units=512, activation="relu"),
        keras.layers.Dense(units=10, activation="softmax"),
    ])
