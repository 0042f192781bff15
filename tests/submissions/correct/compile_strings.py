# %% compile_model
def compile_model(model):
    model.compile(optimizer="Adam", loss="CategoricalCrossentropy", metrics=("CategoricalAccuracy",), auto_scale_loss=False)
    return model
