# fails: compile/metric
# says: your metric reports binary_accuracy =
# says: looks at each of the ten numbers on its own
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["binary_accuracy"])
    return model
