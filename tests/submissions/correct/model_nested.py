# Both hidden layers are a model of their own inside the other one.
# %% build_model
def hidden_part():
    return keras.Sequential([
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
    ])

def build_model():
    return keras.Sequential([keras.Input((784,)), hidden_part(), keras.layers.Dense(10, activation="softmax")])
