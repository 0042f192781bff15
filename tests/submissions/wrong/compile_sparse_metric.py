# fails: compile/metric
# says: `metrics=["accuracy"]` fits them, the sparse one does not
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["sparse_categorical_accuracy"])
    return model
