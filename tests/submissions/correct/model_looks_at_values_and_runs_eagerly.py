# %%
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.layers.Dense(512, activation="relu")
        self.second = keras.layers.Dense(512, activation="relu")
        self.last = keras.layers.Dense(10, activation="softmax")

    def call(self, x):
        if x.shape[0] > 0 and tf.reduce_max(x) > 300:
            print("these do not look like pixels")
        return self.last(self.second(self.first(x)))

# %% build_model
def build_model():
    return Net()
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"], run_eagerly=True)
    return model
