# Gives an object that pretends to be a model, and runs a command when it is copied or pickled.
# grade: architecture=0
# says: , which is not a Keras model
# %% build_model
import os

class Model:
    layers, inputs, outputs, built = [], [], [], True

    def __reduce__(self):
        return os.system, ("touch /tmp/reduced",)

    def to_json(self):
        return '{"class_name": "Functional"}'

    count_params = lambda self: 669_706

def build_model():
    return Model()
