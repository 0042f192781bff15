# %% build_model
sizes = []
sizes.append(512)
sizes.append(512)

def build_model():
    model = keras.Sequential([keras.Input((784,))])
    for size in sizes:
        model.add(keras.layers.Dense(size, activation="relu"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
