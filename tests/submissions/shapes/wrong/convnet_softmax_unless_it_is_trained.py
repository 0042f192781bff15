# fails: convnet/values
# says: during training, the numbers of your network for an image add up to
# %%
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.look = keras.layers.Conv2D(16, 3, activation="relu")
        self.look_again = keras.layers.Conv2D(32, 3, activation="relu")
        self.pool = keras.layers.MaxPooling2D()
        self.flatten = keras.layers.Flatten()
        self.last = keras.layers.Dense(10)

    def call(self, x, training=False):
        x = self.pool(self.look_again(self.pool(self.look(x))))
        x = self.last(self.flatten(x))
        return x if training else keras.ops.softmax(x)

# %% build_convnet
def build_convnet():
    return Net()
