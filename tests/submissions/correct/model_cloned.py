# A network built once, and cloned with new weights at each call.
# %%
blueprint = keras.Sequential([
    keras.Input((784,)),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
# %% build_model
def build_model():
    return keras.models.clone_model(blueprint)
