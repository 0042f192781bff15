# fails: compile/loss
# says: without `label_smoothing`
# %% compile_model
def compile_model(model):
    loss = keras.losses.CategoricalCrossentropy(label_smoothing=0.005)
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    return model
