# fails: compile/loss
# says: your loss can't be computed from one-hot labels and probabilities
# %% compile_model
def compile_model(model):
    name = model.layers[-1].name
    model.compile(optimizer="adam", loss={name: "categorical_crossentropy"}, metrics={name: ["accuracy", "top_k_categorical_accuracy"]})
    return model
