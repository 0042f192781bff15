# One function wrong: divides by the largest value of the batch.
# %% flatten_images
def flatten_images(images):
    return np.array([image.flatten() for image in images])

# %% normalize_images
def normalize_images(images):
    return images / images.max()

# %% encode_labels
def encode_labels(labels, num_categories=10):
    return np.eye(num_categories)[labels]

# %% build_model
def build_model():
    layers = keras.layers
    return keras.Sequential([
        keras.Input((784,)),
        layers.Dense(512, "relu"),
        layers.Dense(512, "relu"),
        layers.Dense(10, "softmax"),
    ])

# %% compile_model
def compile_model(model):
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model

# %% training
keras.utils.set_random_seed(1)
model = build_model()
compile_model(model)
model.steps_per_execution = 125

history = model.fit(train_inputs, train_targets, epochs=5, batch_size=32,
                    validation_data=(valid_inputs, valid_targets), verbose=2)

# %% fit_line
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    return float(m), float(b)
