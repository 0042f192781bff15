# fails: architecture/parameters
# says: your network can be run, but it can't be trained:
# %%
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.layers.Dense(512, activation="relu")
        self.second = keras.layers.Dense(512, activation="relu")
        self.last = keras.layers.Dense(10, activation="softmax")

    def call(self, x):
        if tf.reduce_max(x) > 1.5:
            x = x / 255
        return self.last(self.second(self.first(x)))

# %% build_model
def build_model():
    return Net()
