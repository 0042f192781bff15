# %%
class Classifier(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden1 = keras.layers.Dense(512, activation="relu")
        self.hidden2 = keras.layers.Dense(512, activation="relu")
        self.out = keras.layers.Dense(10, activation="softmax")

    def call(self, inputs):
        return self.out(self.hidden2(self.hidden1(inputs)))

# %% build_model
def build_model():
    return Classifier()
