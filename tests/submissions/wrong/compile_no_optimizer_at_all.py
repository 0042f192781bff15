# fails: compile/is_compiled
# says: you compiled the model without an optimizer, so it can't be trained
# trains: the student's own network
# %% compile_model
def compile_model(model):
    model.compile(optimizer=None, loss="categorical_crossentropy", metrics=["accuracy"])
    return model
