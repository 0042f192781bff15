# fails: compile/is_compiled
# says: Keep the first line of the function as it was handed out
# %% compile_model
def compile_model():
    model = build_model()
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
