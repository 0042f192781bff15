# fails: convnet/new_each_call
# says: two calls of `build_convnet` returned networks that share their weights
# %%
the_model = keras.Sequential([
    keras.Input((28, 28, 1)),
    keras.layers.Conv2D(16, 3, activation="relu"),
    keras.layers.MaxPooling2D(),
    keras.layers.Conv2D(32, 3, activation="relu"),
    keras.layers.MaxPooling2D(),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="softmax"),
])
# %% build_convnet
def build_convnet():
    return the_model
