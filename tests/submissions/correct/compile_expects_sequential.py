# %% compile_model
def compile_model(model):
    if not isinstance(model, keras.Sequential):
        raise TypeError("compile_model expects a keras.Sequential model")
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.001), loss=keras.losses.CategoricalCrossentropy(), metrics=["accuracy"])
    return model
