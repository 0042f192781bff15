# %%
class MyDense(keras.layers.Layer):
    def __init__(self, units, activation):
        super().__init__()
        self.units, self.activation = units, keras.activations.get(activation)

    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1], self.units), initializer="glorot_uniform")
        self.b = self.add_weight(shape=(self.units,), initializer="zeros")

    def call(self, x):
        return self.activation(tf.matmul(x, self.w) + self.b)

# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)), MyDense(512, "relu"), MyDense(512, "relu"), MyDense(10, "softmax"),
    ])
