# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense(units=512, activation="relu"),
        keras.layers.Dropout(0.2),
        keras.layers.Dense(units=512, activation="relu"),
        keras.layers.Dropout(0.2),
        keras.layers.Dense(units=10, activation="softmax"),
    ])
