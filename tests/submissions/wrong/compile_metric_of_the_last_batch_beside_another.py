# fails: compile/metric
# says: when 27.5% of the guesses are right, your metric reports mse
# says: Your metric only looks at the last batch: it has to add up the results of all batches.
# %% compile_model
class Pontossag(keras.metrics.Metric):
    def __init__(self, name="pontossag", **kwargs):
        super().__init__(name=name, **kwargs)
        self.share = self.add_weight(name="share", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        right = tf.equal(tf.argmax(y_true, axis=-1), tf.argmax(y_pred, axis=-1))
        self.share.assign(tf.reduce_mean(tf.cast(right, tf.float32)))

    def result(self):
        return self.share

def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["mse", Pontossag()])
    return model
