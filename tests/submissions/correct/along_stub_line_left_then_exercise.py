# The line that raises was left below the return; then exercise 1 is done in a cell at the end.
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
    raise NotImplementedError(
        "This function still waits for your code: write it in place "
        "of these lines, then run this cell and the check below it."
    )
# %%
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
