# fails: compile/metric
# says: your metric reports
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["top_k_categorical_accuracy"])
    return model
