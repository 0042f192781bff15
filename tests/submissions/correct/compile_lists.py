# %% compile_model
SETTINGS = dict(optimizer="adam", loss=["categorical_crossentropy"], metrics=[["accuracy"]])

def compile_model(model):
    model.compile(**SETTINGS)
    return model
