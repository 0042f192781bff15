# The third argument of `compile` is something else.
# fails: compile/loss
# fails: compile/metric
# says: The arguments are mixed up: write their names, `optimizer=…, loss=…, metrics=[…]`.
# %% compile_model
def compile_model(model):
    model.compile("adam", "categorical_crossentropy", ["accuracy"])
    return model
