# fails: architecture/is_a_model
# says: you forgot to call `super().__init__()`
# trains: the reference's network
# %% build_model
class Halozat(keras.Model):
    def __init__(self):
        self.elso = keras.layers.Dense(512, activation="relu")
        self.masodik = keras.layers.Dense(512, activation="relu")
        self.utolso = keras.layers.Dense(10, activation="softmax")

    def call(self, inputs):
        return self.utolso(self.masodik(self.elso(inputs)))

def build_model():
    return Halozat()
