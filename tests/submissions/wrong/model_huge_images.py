# The same network as a class of its own, that is a graph of Keras's layers all the same: it is not run either.
# fails: architecture/is_a_model
# says: values to compute for each image
# says: The task asks for two hidden layers of 512 neurons each, and no more.
# %% build_model
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.image = keras.layers.Reshape((28, 28, 1))
        self.larger = keras.layers.UpSampling2D(3000)
        self.mean = keras.layers.GlobalAveragePooling2D()
        self.outer = keras.layers.Dense(10, activation="softmax")

    def call(self, x):
        return self.outer(self.mean(self.larger(self.image(x))))


def build_model():
    return Net()
