# %% compile_model
def compile_model(model):
    model.compile(loss="categorical_crossentropy", metrics=["accuracy"])
    return model
