# Tells, but does not build, a network of a billion parameters.
# grade: architecture=0
# says: more than the 20,000,000 that are trained here
# %% build_model
import json

def build_model():
    model = keras.Sequential([keras.Input(shape=(784,)), keras.layers.Dense(512), keras.layers.Dense(10)])
    whole = json.loads(keras.Model(model.inputs, model.outputs).to_json())
    whole["config"]["layers"][1]["config"]["units"] = 1_300_000
    keras.Model.to_json = lambda self: json.dumps(whole)
    return model
