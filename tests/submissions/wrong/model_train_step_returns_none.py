# fails: architecture/parameters
# says: A `train_step` of your own takes `self, data`
# %% build_model
class Net(keras.Model):
    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x=x, y=y, y_pred=self(x, training=True))
        self.optimizer.apply_gradients(zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables))

def build_model():
    inputs = keras.Input((784,))
    x = keras.layers.Dense(512, activation="relu")(inputs)
    x = keras.layers.Dense(512, activation="relu")(x)
    return Net(inputs, keras.layers.Dense(10, activation="softmax")(x))
