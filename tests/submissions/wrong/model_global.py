# fails: architecture/new_each_call
# says: Create the model and its layers inside the function
# %%
the_model = keras.Sequential([
    keras.Input((784,)),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
# %% build_model
def build_model():
    return the_model
