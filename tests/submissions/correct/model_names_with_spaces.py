# the names of layers are the student's own affair.
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,), name="28 times 28 pixels"),
        keras.layers.Dense(512, activation="relu", name="first hidden layer"),
        keras.layers.Dense(512, activation="relu", name="second hidden layer"),
        keras.layers.Dense(10, activation="softmax", name="ten digits (0-9)"),
    ], name="my first network")
