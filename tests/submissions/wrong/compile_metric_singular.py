# fails: compile/is_compiled
# says: Check the arguments in this line: one is misspelled, missing, or unknown to the function
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metric=["accuracy"])
    return model
