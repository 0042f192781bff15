# fails: architecture/activations
# says: during training, your network computes something different from what it computes
# %% build_model
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.layers.Dense(512)
        self.second = keras.layers.Dense(512)
        self.last = keras.layers.Dense(10, activation="softmax")

    def call(self, x, training=False):
        act = keras.activations.sigmoid if training else keras.activations.relu
        return self.last(act(self.second(act(self.first(x)))))


def build_model():
    return Net()
