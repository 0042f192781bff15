# %% build_model
class DigitNet(keras.Model):
    def __init__(self):
        super().__init__()
        self.fc1 = keras.layers.Dense(512, activation="relu")
        self.drop = keras.layers.Dropout(0.2)
        self.fc2 = keras.layers.Dense(512, activation="relu")
        self.out = keras.layers.Dense(10, activation="softmax")

    def call(self, x, training=True):
        x = self.fc1(x)
        x = self.drop(x, training=training)
        x = self.fc2(x)
        return self.out(x)

def build_model():
    model = DigitNet()
    model.build((None, 784))
    return model
