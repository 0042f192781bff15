# %%
OPT = keras.optimizers.Adam(learning_rate=3e-4)
LOSS = keras.losses.CategoricalCrossentropy()
METRICS = [keras.metrics.CategoricalAccuracy()]
# %% compile_model
def compile_model(model):
    model.compile(OPT, LOSS, metrics=METRICS)
    print(model.summary())
    return model
