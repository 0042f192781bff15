# fails: architecture/activations
# says: your network returned different numbers for the same images the second time
# says: without `training=True`
# %%
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.layers.Dense(512, activation="relu")
        self.second = keras.layers.Dense(512, activation="relu")
        self.last = keras.layers.Dense(10, activation="softmax")
        self.noise = keras.layers.GaussianNoise(0.006)

    def call(self, x):
        return self.last(self.noise(self.second(self.first(x)), training=True))

# %% build_model
def build_model():
    return Net()
