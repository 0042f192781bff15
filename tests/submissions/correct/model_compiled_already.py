# %% build_model
def build_model():
    model = keras.Sequential(name="net")
    model.add(keras.Input(shape=[784]))
    for _ in range(2):
        model.add(keras.layers.Dense(512, activation="relu"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile("sgd", "mse")
    print(model.count_params())
    return model
