# %% compile_model
def compile_model(model):
    model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy", "mse", "AUC"])
    return model
