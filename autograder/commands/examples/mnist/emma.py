# A smaller network, the metric forgotten, m and b in the wrong order.
# %% flatten_images
def flatten_images(images):
    return images.reshape(-1, 784)

# %% normalize_images
def normalize_images(images):
    return images.astype("float32") / 255

# %% encode_labels
def encode_labels(labels, num_categories=10):
    rows = np.zeros((len(labels), num_categories))
    for row, label in zip(rows, labels):
        row[label] = 1
    return rows

# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(256, activation="relu"),
        keras.layers.Dense(256, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy")
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
    return b, m
