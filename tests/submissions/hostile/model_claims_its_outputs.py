# Tells outputs of another shape whenever its network is asked to compute.
# grade: architecture=19
# %% build_model
from autograder.sandbox.worker import answers

asked = []
honest = answers._ASKS["behave"]

def forged(namespace, body, arrays):
    asked.append(1)
    body, outputs = honest(namespace, body, arrays)
    return body, outputs if len(asked) == 1 else [np.zeros((4_000_000, 1), bool)]

forging = answers._ASKS.update(behave=forged)

class Mine(keras.layers.Layer):
    def call(self, x):
        return x

def build_model():
    return forging or keras.Sequential([
        keras.Input(shape=(784,)),
        Mine(),
        keras.layers.Dense(units=512, activation="relu"),
        keras.layers.Dense(units=512, activation="relu"),
        keras.layers.Dense(units=10, activation="softmax"),
    ])
