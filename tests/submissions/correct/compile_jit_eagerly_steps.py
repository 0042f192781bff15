# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"], run_eagerly=False,
                  jit_compile=True, steps_per_execution=10)
    return model
