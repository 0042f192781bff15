# fails: compile/metric
# says: Compute your own metric with TensorFlow or Keras, for any number of images: NumPy and
# %% compile_model
def compile_model(model):
    from sklearn.metrics import accuracy_score
    def accuracy(y_true, y_pred):
        return accuracy_score(tf.argmax(y_true, axis=1), tf.argmax(y_pred, axis=1))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=[accuracy])
    return model
