# %%
def my_softmax(z):
    e = tf.exp(z - tf.reduce_max(z, axis=-1, keepdims=True))
    return e / tf.reduce_sum(e, axis=-1, keepdims=True)
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation=lambda z: tf.maximum(z, 0)),
        keras.layers.Dense(512, activation=lambda z: tf.maximum(z, 0)),
        keras.layers.Dense(10, activation=my_softmax),
    ])
