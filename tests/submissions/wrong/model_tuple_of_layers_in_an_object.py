# fails: architecture/hidden_layers
# says: your network has no trainable weights
# layers held by an object of one's own: the model does not know them
# %% build_model
class Stack:
    def __init__(self):
        self.layers = [keras.layers.Dense(512, activation="relu"), keras.layers.Dense(512, activation="relu"), keras.layers.Dense(10, activation="softmax")]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.stack = Stack()

    def call(self, x):
        return self.stack(x)

def build_model():
    return Net()
