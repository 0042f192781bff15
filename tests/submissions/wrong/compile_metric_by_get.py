# On its own, without labels to look at, the name stands for exact equality.
# fails: compile/metric
# says: counts numbers that are exactly equal
# %% compile_model
def compile_model(model):
    model.compile("adam", "categorical_crossentropy", metrics=[keras.metrics.get("accuracy")])
    return model
