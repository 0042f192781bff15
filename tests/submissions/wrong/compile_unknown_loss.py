# fails: compile/loss
# says: categorical_cross_entropy
# says: Check the spelling
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_cross_entropy", metrics=["accuracy"])
    return model
