# fails: architecture/is_a_model
# says: Keras runs a network through its method `call`: write `def call(self, inputs):`, not
# never says: you have not written `
# %%
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.layers.Dense(512, activation="relu")
        self.second = keras.layers.Dense(512, activation="relu")
        self.last = keras.layers.Dense(10, activation="softmax")

    def forward(self, x):
        return self.last(self.second(self.first(x)))

# %% build_model
def build_model():
    return Net()
