# fails: compile/is_compiled
# says: ValueError
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adamm", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
