# Everything right, as the text tells it.
# %% flatten_images
def flatten_images(images):
    return images.reshape(images.shape[0], 28 * 28)

# %% normalize_images
def normalize_images(images):
    return images / 255

# %% encode_labels
def encode_labels(labels, num_categories=10):
    return keras.utils.to_categorical(labels, num_categories)

# %% build_model
def build_model():
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    model.add(keras.layers.Dense(units=512, activation="relu"))
    model.add(keras.layers.Dense(units=512, activation="relu"))
    model.add(keras.layers.Dense(units=10, activation="softmax"))
    return model

# %% compile_model
def compile_model(model):
    model.compile(loss="categorical_crossentropy", metrics=["accuracy"])
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
    m, b = -2.0, 40.0
    for _ in range(20000):
        error = m * x + b - y
        m = m - 0.01 * (2 * error * x).mean()
        b = b - 0.01 * (2 * error).mean()
    return m, b
