# fails: convnet/values
# says: your network returned different numbers for the same images the second time
# says: without `training=True`
# %%
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.look = keras.layers.Conv2D(16, 3, activation="relu")
        self.look_again = keras.layers.Conv2D(32, 3, activation="relu")
        self.pool = keras.layers.MaxPooling2D()
        self.flatten = keras.layers.Flatten()
        self.drop = keras.layers.Dropout(0.02)
        self.last = keras.layers.Dense(10, activation="softmax")

    def call(self, x):
        x = self.pool(self.look_again(self.pool(self.look(x))))
        return self.last(self.drop(self.flatten(x), training=True))

# %% build_convnet
def build_convnet():
    return Net()
