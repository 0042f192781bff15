# %% build_model
@keras.utils.register_keras_serializable(package="student")
class Block(keras.layers.Layer):
    def __init__(self, units=512, rate=0.0, **kwargs):
        super().__init__(**kwargs)
        self.units, self.rate = units, rate
        self.dense = keras.layers.Dense(units)
        self.act = keras.layers.ReLU()
        self.drop = keras.layers.Dropout(rate)

    def call(self, x, training=None):
        return self.drop(self.act(self.dense(x)), training=training)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "rate": self.rate}

@keras.utils.register_keras_serializable(package="student")
class MLP(keras.Model):
    def __init__(self, blocks=2, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [Block(512, 0.1) for _ in range(blocks)]
        self.head = keras.layers.Dense(10, activation="softmax", dtype="float32")

    def call(self, x, training=None):
        for block in self.blocks:
            x = block(x, training=training)
        return self.head(x)

def build_model():
    model = MLP()
    _ = model(keras.Input((784,)))
    model.summary()
    return model
