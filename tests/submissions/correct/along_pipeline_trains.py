# %% build_model
class Pipeline:
    def __init__(self, hidden):
        self.hidden = hidden
        self.network = None

    def build(self):
        model = keras.Sequential([keras.Input(shape=(784,))])
        for units in self.hidden:
            model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dense(10, activation="softmax"))
        return model

    def train(self, x, y):
        self.network = self.build()
        self.network.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
        self.network.fit(x, y, epochs=5)

pipeline = Pipeline([512, 512])

def build_model():
    return pipeline.build()

pipeline.train(train_inputs, train_targets)
