# %% compile_model
def accuracy(y_true, y_pred):
    return tf.reduce_mean(tf.cast(tf.equal(tf.argmax(y_true, axis=1), tf.argmax(y_pred, axis=1)), tf.float32))

def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=[accuracy])
    return model
