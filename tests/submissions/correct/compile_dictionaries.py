# %% compile_model
def compile_model(model):
    name = model.output_names[0]
    model.compile(optimizer="adam", loss={name: "categorical_crossentropy"}, metrics={name: ["accuracy"]})
    return model
