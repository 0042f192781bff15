# fails: compile/is_compiled
# says: `compile_model` only sets the loss, the optimizer and the metrics: do not change the
# %% compile_model
def compile_model(model):
    model.trainable = False
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
