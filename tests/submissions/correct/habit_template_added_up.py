# A network put together in a cell of its own by add, and cloned at each call.
# %%
template = keras.Sequential()
template.add(keras.Input((784,)))
for _ in range(2):
    template.add(keras.layers.Dense(512, activation="relu"))
template.add(keras.layers.Dense(10, activation="softmax"))
# %% build_model
def build_model():
    return keras.models.clone_model(template)
