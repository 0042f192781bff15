# %% compile_model
def compile_model(model):
    model.compile("adam", "categorical_crossentropy", metrics=[
        keras.metrics.CategoricalAccuracy(name="my accuracy"), "AUC", keras.metrics.F1Score(), keras.metrics.Precision()])
    return model
