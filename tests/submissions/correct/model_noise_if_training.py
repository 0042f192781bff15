# %% build_model
class NoisyNet(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = [tf.keras.layers.Dense(512, activation="relu", name=f"hidden_{i}") for i in range(2)]
        self.classifier = tf.keras.layers.Dense(10, activation="softmax", name="classifier")

    def call(self, inputs, training=None):
        x = inputs
        if training:
            x = x + tf.random.normal(tf.shape(x), stddev=0.05)
        for layer in self.hidden:
            x = layer(x)
        return self.classifier(x)

def build_model():
    return NoisyNet(name="noisy")
