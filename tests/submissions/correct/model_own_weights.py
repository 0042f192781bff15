# %% build_model
class Numbers(keras.Model):
    def __init__(self):
        super().__init__()
        self.w = [self.add_weight(shape=s, initializer="glorot_uniform", name=f"w{i}") for i, s in enumerate([(784, 512), (512, 512), (512, 10)])]
        self.b = [self.add_weight(shape=(s,), initializer="zeros", name=f"b{i}") for i, s in enumerate([512, 512, 10])]

    def call(self, x):
        for w, b in zip(self.w[:-1], self.b[:-1]):
            x = keras.ops.relu(keras.ops.matmul(x, w) + b)
        return keras.ops.softmax(x @ self.w[-1] + self.b[-1])

def build_model():
    return Numbers()
