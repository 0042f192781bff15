# %% compile_model
def compile_model(model):
    model.compile("adam", "CategoricalCrossentropy", metrics=[keras.metrics.TopKCategoricalAccuracy(k=1, name="top1")])
    return model
