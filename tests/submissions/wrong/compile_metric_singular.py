# fails: compile/is_compiled
# says: Look at the arguments in this line: one is misspelled,
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metric=["accuracy"])
    return model
