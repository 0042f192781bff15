# %%
class Neurons(keras.layers.Layer):
    def __init__(self, inputs, units, activation):
        super().__init__()
        self.w = self.add_weight(shape=(inputs, units), initializer="glorot_uniform", name="w")
        self.b = self.add_weight(shape=(1, units), initializer="zeros", name="b")
        self.activation = keras.activations.get(activation)

    def call(self, x):
        return self.activation(x @ self.w + self.b)

# %% build_model
def build_model():
    x = keras.Input((784,))
    y = Neurons(784, 512, "relu")(x)
    y = Neurons(512, 512, "relu")(y)
    return keras.Model(x, Neurons(512, 10, "softmax")(y))
