# %%
class Block(keras.layers.Layer):
    """Filters, ReLU and pooling in one layer."""

    def __init__(self, filters):
        super().__init__()
        self.conv = keras.layers.Conv2D(filters, 3)
        self.pool = keras.layers.MaxPooling2D(2)

    def call(self, x):
        return self.pool(tf.nn.relu(self.conv(x)))

# %% build_convnet
def build_convnet():
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        Block(16),
        Block(32),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ])
