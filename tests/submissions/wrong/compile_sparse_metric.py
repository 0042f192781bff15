# fails: compile/metric
# says: Add `metrics=["accuracy"]`
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["sparse_categorical_accuracy"])
    return model
