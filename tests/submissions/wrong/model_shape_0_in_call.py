# fails: architecture/parameters
# says: your network can be run, but it can't be trained: `build_model` raised TypeError
# says: Keras plans the training before it sees an image: it does not know yet how many images
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
