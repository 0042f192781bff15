# %%
def cross_entropy(y_true, y_pred):
    y_pred = tf.clip_by_value(y_pred, 1e-7, 1.0)
    return -tf.reduce_sum(y_true * tf.math.log(y_pred), axis=-1)

def accuracy(y_true, y_pred):
    return tf.cast(tf.equal(tf.argmax(y_true, -1), tf.argmax(y_pred, -1)), tf.float32)
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss=cross_entropy, metrics=[accuracy])
    return model
