# fails: compile/is_compiled
# says: Expected `metrics` argument to be a list
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics="accuracy")
    return model
