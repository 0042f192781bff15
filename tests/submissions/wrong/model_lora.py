# fails: architecture/hidden_layers
# says: hidden layers in your network: 6
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu", lora_rank=4),
        keras.layers.Dense(512, activation="relu", lora_rank=4),
        keras.layers.Dense(10, activation="softmax"),
    ])
