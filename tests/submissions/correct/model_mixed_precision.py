# %% build_model
def build_model():
    keras.mixed_precision.set_global_policy("mixed_float16")
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax", dtype="float32"),
    ])
