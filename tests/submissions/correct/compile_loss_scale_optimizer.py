# %% compile_model
def compile_model(model):
    optimizer = keras.mixed_precision.LossScaleOptimizer(keras.optimizers.Adam())
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model
