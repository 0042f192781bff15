# fails: compile/metric
# says: Keras picks the accuracy that fits one-hot labels
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["mse"])
    return model
