# fails: compile/metric
# says: a metric that can be computed
# says: Compute your own metric with TensorFlow or Keras, for any number of images: NumPy and
# %% compile_model
def compile_model(model):
    def accuracy(y_true, y_pred):
        return np.mean(np.argmax(y_true, axis=1) == np.argmax(y_pred, axis=1))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=[accuracy])
    return model
