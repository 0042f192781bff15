# fails: architecture/inputs_and_outputs
# says: A row of 784 pixels goes in; one probability for each of
# The network of another tutorial.
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(32, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ])
