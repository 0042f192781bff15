# fails: architecture/parameters
# says: Is a layer frozen (`trainable=False`) or left out of the training? Does NumPy compute in
# Own layers whose weights all begin at zero: the hidden layers never learn.
# %% build_model
class MyDense(keras.layers.Layer):
    def __init__(self, units, activation):
        super().__init__()
        self.units, self.activation = units, activation

    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1], self.units), initializer="zeros")
        self.b = self.add_weight(shape=(self.units,), initializer="zeros")

    def call(self, x):
        return self.activation(x @ self.w + self.b)

def build_model():
    return keras.Sequential([keras.Input((784,)), MyDense(512, tf.nn.relu), MyDense(512, tf.nn.relu), MyDense(10, tf.nn.softmax)])
