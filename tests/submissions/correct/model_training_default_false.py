# %% build_model
class DigitNet(keras.Model):
    def __init__(self):
        super().__init__()
        self.fc1 = keras.layers.Dense(512, activation="relu")
        self.drop = keras.layers.Dropout(0.2)
        self.fc2 = keras.layers.Dense(512, activation="relu")
        self.out = keras.layers.Dense(10, activation="softmax")

    def call(self, inputs, training: bool = False, mask=None, **kwargs):
        x = self.fc1(inputs)
        if training:
            x = self.drop(x, training=training)
        return self.out(self.fc2(x))

def build_model():
    return DigitNet()
