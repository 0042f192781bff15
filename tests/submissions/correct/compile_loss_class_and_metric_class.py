# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss=keras.losses.CategoricalCrossentropy,
                  metrics=[keras.metrics.CategoricalAccuracy])
    return model
