# the hidden layers compute in bfloat16, with only about three digits; the network is still the right one, and learns.
# %% build_model
def build_model():
    policy = keras.dtype_policies.DTypePolicy("mixed_bfloat16")
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense(512, activation="relu", dtype=policy),
        keras.layers.Dense(512, activation="relu", dtype=policy),
        keras.layers.Dense(10, activation="softmax", dtype="float32"),
    ])
