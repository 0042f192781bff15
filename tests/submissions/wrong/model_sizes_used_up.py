# fails: architecture/new_each_call
# says: ` returned networks of different sizes
# %% build_model
SIZES = [512, 512]

def build_model():
    model = keras.Sequential([keras.Input(shape=(784,))])
    while SIZES:
        model.add(keras.layers.Dense(SIZES.pop(), activation="relu"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
