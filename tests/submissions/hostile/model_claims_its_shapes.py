# Tells shapes of weights that are no shapes, from a network that can't be rebuilt.
# grade: architecture=0
# says: `build_model` returned a result that can't be read
# %% build_model
from autograder.sandbox.worker import answers

def forged(namespace, body, arrays):
    sizes = [[10**4000, -1], ["784", 512.5], [float("nan")], [1] * 10_000]
    return {"weights": sizes, "trainable": sizes}, [np.zeros((2, 10))]

forging = answers._ASKS.update(behave=forged)

class Mine(keras.layers.Layer):
    def call(self, x):
        return x

def build_model():
    return forging or keras.Sequential([keras.Input(shape=(784,)), Mine(), keras.layers.Dense(10)])
