# Compiles with a schedule of thirty thousand learning rates, a graph that would take minutes to trace.
# grade:
# %% compile_model
def compile_model(model):
    many = 30_000
    schedule = keras.optimizers.schedules.PiecewiseConstantDecay(list(range(1, many)), [0.1] * many)
    model.compile(optimizer=keras.optimizers.SGD(schedule), loss="categorical_crossentropy", metrics=["accuracy"])
    return model
