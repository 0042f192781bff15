# %% build_model
# training read from a call of a nested Sequential, default True in the inner layer
class Hidden(keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.dense = keras.layers.Dense(units, activation="relu")
        self.drop = keras.layers.Dropout(0.3)

    def call(self, x, training=True):
        return self.drop(self.dense(x), training=training)

def build_model():
    return keras.Sequential([keras.Input((784,)), Hidden(512), Hidden(512), keras.layers.Dense(10, "softmax")])
