# fails: compile/metric
# says: acuracy
# says: Check the spelling
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["acuracy"])
    return model
