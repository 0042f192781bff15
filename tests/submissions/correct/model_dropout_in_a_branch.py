# %%
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.layers.Dense(512, activation="relu")
        self.second = keras.layers.Dense(512, activation="relu")
        self.last = keras.layers.Dense(10, activation="softmax")
        self.drop = keras.layers.Dropout(0.1)

    def call(self, x, training=False):
        x = self.first(x)
        if training:
            x = self.drop(x, training=training)
        x = self.second(x)
        if training:
            x = self.drop(x, training=training)
        return self.last(x)

# %% build_model
def build_model():
    return Net()
