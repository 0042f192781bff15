# The model is a global name, which the training run of the notebook uses as well.
# %% build_model
def build_model():
    global model
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    model.add(keras.layers.Dense(512, activation="relu"))
    model.add(keras.layers.Dense(512, activation="relu"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
# %%
def train(model, x, y):
    while True:
        model.fit(x, y, epochs=100)

train(model, x_train, y_train)
