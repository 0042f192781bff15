# %% build_model
def build_model():
    tf.config.experimental.enable_op_determinism()
    keras.utils.set_random_seed(42)
    with tf.device("/GPU:0"):
        model = keras.Sequential()
        model.add(keras.layers.InputLayer(shape=(784,)))
        for _ in range(2):
            model.add(keras.layers.Dense(512, activation="relu"))
        model.add(keras.layers.Dense(10, activation="softmax"))
    return model
