# fails: compile/metric
# says: acuracy
# says: Look at the spelling
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["acuracy"])
    return model
