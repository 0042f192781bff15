# %% compile_model
def compile_model(model):
    model.compile(loss="categorical_crossentropy", optimizer="adam", weighted_metrics=["accuracy"])
    return model
