# fails: compile/loss
# says: is what the text describes
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="mae", metrics=["accuracy"])
    return model
