# fails: compile/loss
# says: your loss can't be computed from one-hot labels and probabilities
# says: You gave `model.compile` no loss: add `loss="categorical_crossentropy"`.
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", metrics=["accuracy"])
    return model
