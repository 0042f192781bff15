# fails: compile/is_compiled
# says: `compile_model` only sets the loss, the optimizer and the metrics: do not change the
# Pasted from a page on transfer learning.
# %% compile_model
def compile_model(model):
    for layer in model.layers[:-1]:
        layer.trainable = False
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
