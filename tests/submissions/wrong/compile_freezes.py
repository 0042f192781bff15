# fails: compile/is_compiled
# says: `compile_model` chooses loss, optimizer and metrics alone:
# Pasted from a page on transfer learning.
# %% compile_model
def compile_model(model):
    for layer in model.layers[:-1]:
        layer.trainable = False
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
