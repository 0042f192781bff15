# fails: accuracy/reaches_the_bar
# says: Try the optimizer with its usual learning rate.
# %% compile_model
def compile_model(model):
    model.compile(keras.optimizers.SGD(0.0), loss="categorical_crossentropy", metrics=["accuracy"])
    return model
