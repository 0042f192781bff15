# %% build_model
class MLP(keras.Model):
    def __init__(self, units=(512, 512), classes=10, **kwargs):
        super().__init__(**kwargs)
        self.units, self.classes = units, classes

    def build(self, input_shape):
        self.hidden = [keras.layers.Dense(u, activation="relu") for u in self.units]
        self.head = keras.layers.Dense(self.classes, activation="softmax")
        size = input_shape[-1]
        for layer in (*self.hidden, self.head):
            layer.build((None, size))
            size = layer.units
        super().build(input_shape)

    def call(self, inputs, training=None, mask=None):
        x = tf.cast(inputs, tf.float32)
        for layer in self.hidden:
            x = layer(x)
        return self.head(x)

def build_model():
    model = MLP(name="mlp")
    model.build((None, 784))
    return model
