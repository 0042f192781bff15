# fails: compile/loss
# fails: compile/metric
# says: The labels are one-hot encoded:
# says: Add `metrics=["accuracy"]` to `model.compile`.
# %%
OPT = keras.optimizers.Adam(learning_rate=3e-4)
LOSS = keras.losses.CategoricalCrossentropy()
METRICS = [keras.metrics.CategoricalAccuracy()]
# %% compile_model
def compile_model(model):
    model.compile(OPT, LOSS, METRICS)
    print(model.summary())
    return model
