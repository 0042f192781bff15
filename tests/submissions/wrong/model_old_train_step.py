# fails: architecture/parameters
# says: has no attribute 'loss_fn'
# says: A `train_step` of your own takes
# A train_step as TensorFlow 2.10 had it: compiled_loss is gone in Keras 3, so that fit crashes.
# %% build_model
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.d1 = keras.layers.Dense(512, activation="relu")
        self.d2 = keras.layers.Dense(512, activation="relu")
        self.d3 = keras.layers.Dense(10, activation="softmax")

    def call(self, x):
        return self.d3(self.d2(self.d1(x)))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.loss_fn(y, y_pred)
        self.optimizer.minimize(loss, self.trainable_variables, tape=tape)
        return {"loss": loss}

def build_model():
    return Net()
