# fails: architecture/parameters
# says: 267,786 parameters of your network can be trained
# %% build_model
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.d1 = keras.layers.Dense(512, activation="relu")
        self.d2 = keras.layers.Dense(512, activation="relu")
        self.d3 = keras.layers.Dense(10, activation="softmax")

    def call(self, x, training=None):
        h = self.d1(x)
        if training:
            h = tf.stop_gradient(h)
        return self.d3(self.d2(h))

def build_model():
    return Net()
