# fails: compile/metric
# says: A metric of your own has to be computed by TensorFlow or Keras
# %% compile_model
def compile_model(model):
    from sklearn.metrics import accuracy_score
    def accuracy(y_true, y_pred):
        return accuracy_score(tf.argmax(y_true, axis=1), tf.argmax(y_pred, axis=1))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=[accuracy])
    return model
