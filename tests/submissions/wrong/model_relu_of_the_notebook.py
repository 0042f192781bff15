# fails: architecture/parameters
# says: your network can be run, but it can't be trained:
# says: Keras plans the training before it sees an image: it does not know yet how many images
# `relu` without quotes: that is a NumPy function of the notebook.
# %%
def relu(values):
    return np.maximum(values, 0)
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense(units=512, activation=relu),
        keras.layers.Dense(units=512, activation=relu),
        keras.layers.Dense(units=10, activation="softmax"),
    ])
