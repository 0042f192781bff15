# %% build_model
def my_init(shape, dtype=None):
    return tf.random.normal(shape, stddev=0.05, dtype=dtype)

def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu", kernel_initializer=my_init),
        keras.layers.Dense(512, activation="relu", kernel_initializer=keras.initializers.RandomNormal(stddev=0.05), bias_initializer=keras.initializers.Constant(0.1)),
        keras.layers.Dense(10, activation="softmax", kernel_regularizer=lambda w: 1e-5 * tf.reduce_sum(w ** 2)),
    ])
