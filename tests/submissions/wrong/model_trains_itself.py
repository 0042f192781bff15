# fails: architecture/is_a_model
# says: still training after 1875 batches
# says: Keep the training (`fit`) in its own cell
# %% build_model
def build_model():
    model = keras.Sequential([keras.Input((784,)), keras.layers.Dense(512, "relu"), keras.layers.Dense(512, "relu"), keras.layers.Dense(10, "softmax")])
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    model.fit(train_inputs, train_targets, epochs=5, batch_size=32)
    return model
