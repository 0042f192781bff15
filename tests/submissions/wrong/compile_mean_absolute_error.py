# fails: compile/loss
# says: Use the loss that the text describes: `loss="categorical_crossentropy"`.
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="mae", metrics=["accuracy"])
    return model
