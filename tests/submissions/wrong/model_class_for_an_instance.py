# fails: architecture/is_a_model
# says: You returned a class, not a model: write parentheses after its name.
# %% build_model
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.all = keras.Sequential([
            keras.layers.Dense(512, activation="relu"),
            keras.layers.Dense(512, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ])

    def call(self, x):
        return self.all(x)

def build_model():
    return Net
