# Its own steps would take minutes for 60,000 images; build_model asks for their shape alone.
# %% flatten_images
def flatten_images(images):
    rows = []
    for image in images:
        row = []
        for line in image:
            for value in line:
                row.append(value)
        rows.append(row)
    return np.array(rows, dtype=np.asarray(images).dtype).reshape(len(images), 784)
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=train_inputs.shape[1:]),
        keras.layers.Dense(512, "relu"),
        keras.layers.Dense(512, "relu"),
        keras.layers.Dense(train_targets.shape[1], "softmax"),
    ])
