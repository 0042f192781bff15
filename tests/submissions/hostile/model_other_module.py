# Tells a configuration whose layers are functions of other modules, to be called where it is read.
# grade:
# %% build_model
import json

def build_model():
    call = {"module": "os", "class_name": "system", "config": {"command": "touch /tmp/module"}, "registered_name": None}
    keras.Model.to_json = lambda self: json.dumps(call)
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense(units=512, activation="relu"),
        keras.layers.Dense(units=512, activation="relu"),
        keras.layers.Dense(units=10, activation="softmax"),
    ])
