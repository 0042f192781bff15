# fails: compile/metric
# says: Compute your own metric with TensorFlow or Keras, for any number of images: NumPy and
# %%
class Accuracy(keras.metrics.Metric):
    def reset_state(self):
        self.right = self.seen = 0

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.right = self.right + tf.reduce_sum(tf.cast(tf.argmax(y_true, 1) == tf.argmax(y_pred, 1), tf.float32))
        self.seen = self.seen + len(y_true)

    def result(self):
        return self.right / self.seen
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=[Accuracy()])
    return model
