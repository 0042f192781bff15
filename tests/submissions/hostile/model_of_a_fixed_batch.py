# Builds a network for batches of one image, and in a precision that does not add up.
# grade: architecture=19
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(batch_shape=(1, 784), dtype="int32"),
        keras.layers.Dense(units=512, activation="relu", dtype="float64"),
        keras.layers.Dense(units=512, activation="relu", dtype="bfloat16"),
        keras.layers.Dense(units=10, activation="softmax", dtype="float16"),
    ])
