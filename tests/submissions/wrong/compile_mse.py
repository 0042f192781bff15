# fails: compile/loss
# says: Mean squared error is for numbers to be hit
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="mse", metrics=["accuracy"])
    return model
