# Builds a network of a billion parameters.
# grade: architecture=0
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense(units=1_300_000, activation="relu"),
        keras.layers.Dense(units=10, activation="softmax"),
    ])
