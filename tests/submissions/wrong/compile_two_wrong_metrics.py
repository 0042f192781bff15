# fails: compile/metric
# says: This metric looks at each of the ten numbers on its own
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["mse", "binary_accuracy"])
    return model
