# Builds a network of a million outputs, twenty-five parameters each.
# grade: architecture=0
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense(5),
        keras.layers.Dense(1_000_000, activation="softmax"),
    ])
