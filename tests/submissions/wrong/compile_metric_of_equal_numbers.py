# fails: compile/metric
# says: counts numbers that are exactly equal
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=[keras.metrics.Accuracy()])
    return model
