# %% build_model
def build_model(units=512, categories=10):
    dense = keras.layers.Dense
    return keras.Sequential([
        keras.Input((784,)),
        dense(units, activation="relu", kernel_initializer="he_normal"),
        dense(units, activation="relu", kernel_initializer="he_normal"),
        dense(categories, activation="softmax"),
    ])
