# fails: architecture/activations
# says: your network returned different numbers for the same images the second time
# %% build_model
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.d1 = keras.layers.Dense(512, activation="relu")
        self.d2 = keras.layers.Dense(512, activation="relu")
        self.d3 = keras.layers.Dense(10, activation="softmax")

    def call(self, x):
        x = x + tf.random.normal(tf.shape(x), stddev=0.2)
        return self.d3(self.d2(self.d1(x)))

def build_model():
    return Net()
