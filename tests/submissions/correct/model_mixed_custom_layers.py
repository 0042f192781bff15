# %% build_model
class Dense(keras.layers.Layer):
    def __init__(self, units, activation=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.activation = keras.activations.get(activation)

    def build(self, input_shape):
        self.bias = self.add_weight(shape=(self.units,), initializer="zeros", name="bias")
        self.kernel = self.add_weight(shape=(input_shape[-1], self.units), initializer="glorot_uniform", name="kernel")
        super().build(input_shape)

    def call(self, x):
        return self.activation(tf.matmul(x, self.kernel) + self.bias)

def build_model():
    keras.mixed_precision.set_global_policy("mixed_float16")
    return keras.Sequential([
        keras.Input((784,)),
        Dense(512, "relu"),
        Dense(512, "relu"),
        Dense(10),
        keras.layers.Activation("softmax", dtype="float32"),
    ])
