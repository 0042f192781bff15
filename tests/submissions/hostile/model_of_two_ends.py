# Builds a network of several inputs and outputs, with names that are paths.
# grade: architecture=0
# %% build_model
def build_model():
    left, right = keras.Input(shape=(784,), name="left"), keras.Input(shape=(784,), name="right")
    hidden = keras.layers.Dense(512, activation="relu")(left + right)
    outputs = [keras.layers.Dense(10, activation="softmax", name=name)(hidden) for name in ("a..b", "c<d>")]
    return keras.Model({"left": left, "right": right}, outputs)
