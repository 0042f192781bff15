# %% compile_model
def compile_model(model):
    model.compile(
        optimizer="rmsprop",
        loss="categorical_crossentropy",
        metrics=["accuracy"],
        steps_per_execution=10,
        jit_compile=True,
    )
    return model
