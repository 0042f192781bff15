# fails: compile/loss
# fails: compile/metric
# says: The arguments are mixed up: write their names, `optimizer=…, loss=…, metrics=[…]`.
# %% compile_model
def compile_model(model):
    model.compile("adam", keras.losses.CategoricalCrossentropy(from_logits=False, name="cce"), [keras.metrics.F1Score(average=None), keras.metrics.CategoricalAccuracy(name="val acc")])
    return model
