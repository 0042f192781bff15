# fails: compile/is_compiled
# says: Could not interpret optimizer
# %% compile_model
def compile_model(model):
    model.compile(optimizer=keras.optimizers.Adam, loss="categorical_crossentropy", metrics=["accuracy"])
    return model
