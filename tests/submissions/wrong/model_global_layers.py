# Only the list is new at each call, and nothing is built yet.
# fails: architecture/new_each_call
# says: two calls of `build_model` returned networks that share their weights
# %%
layers = [keras.layers.Dense(512, activation="relu"), keras.layers.Dense(512, activation="relu"),
          keras.layers.Dense(10, activation="softmax")]
# %% build_model
def build_model():
    return keras.Sequential(layers)
