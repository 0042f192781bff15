# fails: architecture/is_a_model
# says: you returned a network, but it could not be run:
# %% build_model
class Net(keras.Model):
    def __init__(self, batch_size=32):
        super().__init__()
        self.batch_size = batch_size
        self.d1 = keras.layers.Dense(512, activation="relu")
        self.d2 = keras.layers.Dense(512, activation="relu")
        self.d3 = keras.layers.Dense(10, activation="softmax")

    def call(self, x):
        x = tf.reshape(x, (self.batch_size, 784))
        return self.d3(self.d2(self.d1(x)))

def build_model():
    return Net()
