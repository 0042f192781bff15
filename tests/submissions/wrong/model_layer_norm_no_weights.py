# fails: architecture/activations
# says: gives other numbers than ReLU, ReLU and softmax do
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.LayerNormalization(center=False, scale=False),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
