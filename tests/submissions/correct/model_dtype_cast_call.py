# %% build_model
class Net(keras.Model):
    def __init__(self, hidden_units=512, num_classes=10):
        super().__init__()
        self.flatten = keras.layers.Flatten()
        self.net = keras.Sequential([
            keras.layers.Dense(hidden_units, activation="relu"),
            keras.layers.Dropout(0.3),
            keras.layers.Dense(hidden_units, activation="relu"),
            keras.layers.GaussianNoise(0.01),
        ])
        self.logits = keras.layers.Dense(num_classes)

    def call(self, inputs, training=None, return_logits=False):
        x = tf.cast(inputs, tf.float32)
        x = self.net(self.flatten(x), training=training)
        logits = self.logits(x)
        if return_logits:
            return logits
        return tf.nn.softmax(logits)

def build_model():
    return Net()
