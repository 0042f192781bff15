# fails: compile/is_compiled
# says: the model was compiled without an optimizer
# trains: the student's own network
# %% compile_model
def compile_model(model):
    model.compile(optimizer=None, loss="categorical_crossentropy", metrics=["accuracy"])
    return model
