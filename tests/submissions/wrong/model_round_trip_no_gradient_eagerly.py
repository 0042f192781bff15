# fails: architecture/parameters
# says: Is a layer frozen (`trainable=False`) or left out of the training? Does NumPy compute in
# Goes through numpy() between the layers, and runs eagerly: computes right, the first layers never learn.
# %% build_model
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.fc1 = keras.layers.Dense(512, activation="relu")
        self.fc2 = keras.layers.Dense(512, activation="relu")
        self.fc3 = keras.layers.Dense(10, activation="softmax")

    def call(self, x):
        x = self.fc1(x).numpy()
        return self.fc3(self.fc2(x))

def build_model():
    return Net()
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"], run_eagerly=True)
    return model
