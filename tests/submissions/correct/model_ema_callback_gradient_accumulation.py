# %% build_model
# gradient accumulation, as found on many pages: state beside the weights
class Accumulating(keras.Model):
    def __init__(self, *args, n=2, **kwargs):
        super().__init__(*args, **kwargs)
        self.n = n
        self.count = tf.Variable(0, trainable=False)
        self.sums = [tf.Variable(tf.zeros_like(v), trainable=False) for v in self.trainable_variables]

    def train_step(self, data):
        x, y = data
        self.count.assign_add(1)
        with tf.GradientTape() as tape:
            p = self(x, training=True)
            loss = self.compute_loss(x, y, p)
        for s, g in zip(self.sums, tape.gradient(loss, self.trainable_variables)):
            s.assign_add(g / self.n)
        tf.cond(tf.equal(self.count % self.n, 0), self.apply_sums, lambda: None)
        return self.compute_metrics(x, y, p)

    def apply_sums(self):
        self.optimizer.apply(self.sums, self.trainable_variables)
        for s in self.sums:
            s.assign(tf.zeros_like(s))

def build_model():
    inputs = keras.Input((784,))
    x = keras.layers.Dense(512, activation="relu")(inputs)
    x = keras.layers.Dense(512, activation="relu")(x)
    return Accumulating(inputs, keras.layers.Dense(10, activation="softmax")(x))
