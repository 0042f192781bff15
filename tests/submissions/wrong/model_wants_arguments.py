# fails: architecture/is_a_model
# says: Keep the first line of the function as it was handed out
# %% build_model
def build_model(units):
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(units, activation="relu"),
        keras.layers.Dense(units, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
