# fails: architecture/parameters
# says: the network computes, but can't be trained: `build_model` raised TypeError
# says: how many images there are, and their values, are not known then
# %%
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.layers.Dense(512, activation="relu")
        self.second = keras.layers.Dense(512, activation="relu")
        self.last = keras.layers.Dense(10, activation="softmax")

    def call(self, x):
        x = tf.reshape(x, (x.shape[0], 784))
        return self.last(self.second(self.first(x)))

# %% build_model
def build_model():
    return Net()
