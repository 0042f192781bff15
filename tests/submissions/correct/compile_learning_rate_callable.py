# %% compile_model
def compile_model(model):
    model.compile(keras.optimizers.Adam(learning_rate=lambda: 0.001), "categorical_crossentropy", metrics=["accuracy"])
    return model
