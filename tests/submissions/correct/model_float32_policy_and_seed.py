# %% build_model
def build_model():
    keras.utils.set_random_seed(42)
    keras.backend.clear_session()
    return keras.Sequential([
        keras.Input((784,), dtype="float32"),
        keras.layers.Dense(512, activation="relu", dtype="float32"),
        keras.layers.Dense(512, activation="relu", dtype="float32"),
        keras.layers.Dense(10, activation="softmax", dtype="float32"),
    ])
