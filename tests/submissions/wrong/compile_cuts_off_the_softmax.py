# fails: compile/is_compiled
# says: `compile_model` chooses loss, optimizer and metrics alone:
# %% compile_model
def compile_model(model):
    model.layers[-1].activation = keras.activations.linear
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
