# fails: architecture/hidden_layers
# says: holds no weights that it could learn
# says: keep each as `self
# %% build_model
class Net(keras.Model):
    def call(self, x):
        x = keras.layers.Dense(512, activation="relu")(x)
        x = keras.layers.Dense(512, activation="relu")(x)
        return keras.layers.Dense(10, activation="softmax")(x)

def build_model():
    return Net()
