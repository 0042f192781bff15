# Everything right, with TensorFlow, an import in a cell of his own, and a closed formula for the line.
# %%
import tensorflow as tf

# %% flatten_images
def flatten_images(images):
    return tf.reshape(images, (len(images), -1))

# %% normalize_images
def normalize_images(images):
    return tf.cast(images, tf.float32) / 255.0

# %% encode_labels
def encode_labels(labels, num_categories=10):
    return tf.one_hot(labels, num_categories)

# %% build_model
def build_model():
    pixels = keras.Input(shape=(784,))
    hidden = keras.layers.Dense(512)(pixels)
    hidden = keras.layers.ReLU()(hidden)
    hidden = keras.layers.Dense(512, activation=tf.nn.relu)(hidden)
    answer = keras.layers.Dense(10, activation="softmax")(hidden)
    return keras.Model(pixels, answer)

# %% compile_model
def compile_model(model):
    model.compile(
        optimizer=keras.optimizers.Adam(0.001),
        loss=keras.losses.CategoricalCrossentropy(),
        metrics=[keras.metrics.CategoricalAccuracy()],
    )

# %% training
keras.utils.set_random_seed(1)
model = build_model()
compile_model(model)
model.steps_per_execution = 125

history = model.fit(train_inputs, train_targets, epochs=5, batch_size=32,
                    validation_data=(valid_inputs, valid_targets), verbose=2)

# %% fit_line
def slope(x, y):
    return ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()

def fit_line(x, y):
    m = slope(x, y)
    return m, y.mean() - m * x.mean()
