# fails: compile/is_compiled
# says: `compile_model` only sets the loss, the optimizer and the metrics: do not change the
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    model.set_weights([w * 0 for w in model.get_weights()])
    return model
