# fails: architecture/activations
# says: during training, the numbers of your network for an image add up to
# says: Softmax must always come last: no `Dropout` after it, and no `if training` around it.
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
