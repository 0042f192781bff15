# A bracket is missing in one cell, and columns go missing in another.
# %% flatten_images
def flatten_images(images):
    return images.reshape(len(images), 784

# %% normalize_images
def normalize_images(images):
    return images / 255.0

# %% encode_labels
def encode_labels(labels, num_categories=10):
    return np.eye(max(labels) + 1)[labels]

# %% build_model
def build_model():
    model = keras.Sequential([keras.Input((784,))])
    for _ in range(2):
        model.add(keras.layers.Dense(512, activation="relu"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model

# %% compile_model
def compile_model(model):
    model.compile(optimizer="sgd", loss="mse", metrics=["accuracy"])
    return model

# %% training
keras.utils.set_random_seed(1)
model = build_model()
compile_model(model)
model.steps_per_execution = 125

history = model.fit(train_inputs, train_targets, epochs=5, batch_size=32,
                    validation_data=(valid_inputs, valid_targets), verbose=2)
