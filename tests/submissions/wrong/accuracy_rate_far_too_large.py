# fails: accuracy/reaches_the_bar
# says: epochs, your network recognised
# %% compile_model
def compile_model(model):
    model.compile(keras.optimizers.Adam(learning_rate=10.0), loss="categorical_crossentropy", metrics=["accuracy"])
    return model
