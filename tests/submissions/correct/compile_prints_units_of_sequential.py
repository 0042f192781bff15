# The notebook's networks are Sequential: their layers are Dense alone.
# %% compile_model
def compile_model(model):
    for number, layer in enumerate(model.layers, start=1):
        print(f"layer {number}: {layer.units} units, {layer.activation.__name__}")
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
