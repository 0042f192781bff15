# %% channel_forgotten
# says: The input has the shape of one image, including its channel: `keras.Input(shape=(28, 28, 1))`.
def build_convnet():
    return keras.Sequential([
        keras.Input((28, 28)),
        keras.layers.Conv2D(16, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% flatten_forgotten
# says: `Flatten` is missing: it puts everything that the filters found into one row for the output layer.
def build_convnet():
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(16, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% no_relu
# says: Use `activation="relu"` in both `Conv2D` layers.
def build_convnet():
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(16, 3),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, 3),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% padded
# says: Did you write `padding="same"`? Leave it out: the filters stay inside the image, so it shrinks.
def build_convnet():
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(16, 3, padding="same", activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, 3, padding="same", activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% kernel_forgotten
# says: Check the arguments in this line: one is misspelled, missing, or unknown to the function that you call.
def build_convnet():
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(16, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% list_forgotten
# says: `Sequential` takes a list of layers: put square brackets around them, `keras.Sequential([…])`.
def build_convnet():
    return keras.Sequential(
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(16, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    )

# %% pooling_forgotten
# says: A `MaxPooling2D` layer is missing: each of the two `Conv2D` layers needs one after it.
def build_convnet():
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(16, 3, activation="relu"),
        keras.layers.Conv2D(32, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ])
