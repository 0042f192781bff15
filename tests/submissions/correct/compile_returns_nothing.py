# %% compile_model
def compile_model(model):
    model.compile("adam", "categorical_crossentropy", metrics=["acc"])
