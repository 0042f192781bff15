# fails: compile/is_compiled
# says: the model is not compiled
# %% compile_model
def compile_model(model):
    other = keras.models.clone_model(model)
    other.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
