# fails: compile/loss
# fails: compile/metric
# says: name the arguments, `optimizer=
# %% compile_model
def compile_model(model):
    model.compile("adam", keras.losses.CategoricalCrossentropy(from_logits=False, name="cce"), [keras.metrics.F1Score(average=None), keras.metrics.CategoricalAccuracy(name="val acc")])
    return model
