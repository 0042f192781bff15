# fails: accuracy/reaches_the_bar
# says: Does `val_accuracy` rise when you train the network? Try the optimizer with its default
# %% compile_model
def compile_model(model):
    model.compile(keras.optimizers.SGD(0.0), loss="categorical_crossentropy", metrics=["accuracy"])
    return model
