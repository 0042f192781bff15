# fails: architecture/is_a_model
# says: Do not change the first line of the function: it needs the same name and the same
# %% build_model
def build_model(units):
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(units, activation="relu"),
        keras.layers.Dense(units, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
