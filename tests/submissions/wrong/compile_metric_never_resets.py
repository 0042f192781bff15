# fails: compile/metric
# says: your metric reports accuracy
# %% compile_model
class Acc(keras.metrics.Metric):
    def __init__(self):
        super().__init__(name="accuracy")
        self.right = tf.Variable(0.0)
        self.seen = tf.Variable(0.0)

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.right.assign_add(tf.reduce_sum(tf.cast(tf.equal(tf.argmax(y_true, 1), tf.argmax(y_pred, 1)), tf.float32)))
        self.seen.assign_add(tf.cast(tf.shape(y_true)[0], tf.float32))

    def result(self):
        return self.right / self.seen

def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=[Acc()])
    return model
