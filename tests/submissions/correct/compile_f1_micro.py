# %% compile_model
def compile_model(model):
    model.compile("adam", keras.losses.CategoricalCrossentropy(from_logits=False, name="cce"), metrics=[keras.metrics.F1Score(average=None), keras.metrics.CategoricalAccuracy(name="val acc")])
    return model
