# Draws the network on the way, as Kaggle notebooks do; without pydot, Keras says so in a notebook and goes on.
# %% build_model
def build_model():
    model = keras.Sequential([
        keras.layers.Input(shape=(784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
    model.summary()
    keras.utils.plot_model(model, show_shapes=True)
    return model
