# fails: architecture/activations
# says: while it is trained, the network's numbers for an image add up to
# says: Softmax comes last at all times
# %%
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.layers.Dense(512, activation="relu")
        self.second = keras.layers.Dense(512, activation="relu")
        self.last = keras.layers.Dense(10)

    def call(self, x, training=False):
        x = self.last(self.second(self.first(x)))
        return x if training else keras.ops.softmax(x)

# %% build_model
def build_model():
    return Net()
