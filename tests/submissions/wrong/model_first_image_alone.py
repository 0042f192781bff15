# fails: architecture/activations
# says: for 150 images, your network does not return one row per image
# %% build_model
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.a = keras.layers.Dense(512, activation="relu")
        self.b = keras.layers.Dense(512, activation="relu")
        self.c = keras.layers.Dense(10, activation="softmax")
    def call(self, x):
        return self.c(self.b(self.a(x)))[:1]

def build_model():
    return Net()
