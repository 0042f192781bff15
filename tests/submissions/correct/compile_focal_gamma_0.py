# %% compile_model
def compile_model(model):
    loss = keras.losses.CategoricalFocalCrossentropy(alpha=1.0, gamma=0.0)
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    return model
