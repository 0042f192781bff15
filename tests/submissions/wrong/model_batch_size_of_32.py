# fails: architecture/any_number_of_images
# says: batches of one size alone: 32
# says: Leave `batch_size` out of the input
# trains: the reference's network
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,), batch_size=32),
        keras.layers.Dense(units=512, activation="relu"),
        keras.layers.Dense(units=512, activation="relu"),
        keras.layers.Dense(units=10, activation="softmax"),
    ])
