# fails: architecture/is_a_model
# says: Keras needs such names as text: write them in quotes, as in `activation="relu"`.
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation=softmax),
    ])
