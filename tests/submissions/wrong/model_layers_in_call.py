# fails: architecture/hidden_layers
# says: your network has no trainable weights
# says: Create the layers in `__init__`, keep each one as `self.…` or in a list there, and create
# %% build_model
class Net(keras.Model):
    def call(self, x):
        x = keras.layers.Dense(512, activation="relu")(x)
        x = keras.layers.Dense(512, activation="relu")(x)
        return keras.layers.Dense(10, activation="softmax")(x)

def build_model():
    return Net()
