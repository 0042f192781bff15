# %% build_model
# layers reused through getattr / match / walrus; super().call
class Base(keras.Model):
    ACTIVATION = "relu"
    def make(self, units, kind):
        match kind:
            case "hidden":
                return keras.layers.Dense(units, activation=self.ACTIVATION, kernel_initializer="he_uniform")
            case _:
                return keras.layers.Dense(units, activation=tf.keras.activations.softmax)

class Net(Base):
    def __init__(self, sizes=(512, 512, 10)):
        super().__init__(name="net")
        for i, n in enumerate(sizes):
            setattr(self, f"dense{i}", self.make(n, "hidden" if i < len(sizes) - 1 else "out"))
        self.n = len(sizes)

    def call(self, *args, **kwargs):
        x = args[0]
        for i in range(self.n):
            x = getattr(self, f"dense{i}")(x)
        return x

def build_model():
    (net := Net()).build(input_shape=(None, 784))
    return net
