# fails: architecture/hidden_layers
# says: your network has no trainable weights
# tf.Variable is not tracked by Keras 3: nothing is learnt.
# %% build_model
class MyDense(keras.layers.Layer):
    def __init__(self, n_in, n_out, activation):
        super().__init__()
        self.w = tf.Variable(tf.random.normal((n_in, n_out), stddev=0.05))
        self.b = tf.Variable(tf.zeros((n_out,)))
        self.activation = activation

    def call(self, x):
        return self.activation(x @ self.w + self.b)

def build_model():
    return keras.Sequential([keras.Input((784,)), MyDense(784, 512, tf.nn.relu), MyDense(512, 512, tf.nn.relu), MyDense(512, 10, tf.nn.softmax)])
