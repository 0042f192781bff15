# fails: compile/is_compiled
# says: compiled with these settings, the model can't be trained
# %% compile_model
def compile_model(model):
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"], steps_per_execution="auto")
    return model
