# fails: compile/loss
# says: the loss can't be computed
# says: `model.compile` got no loss
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", metrics=["accuracy"])
    return model
