# fails: compile/is_compiled
# says: Do not change the first line of the function: it needs the same name and the same
# %% compile_model
def compile_model():
    model = build_model()
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
