# fails: compile/metric
# says: This is the share of wrong guesses: accuracy is the share of right ones.
# %% compile_model
def error_rate(y, p):
    return 1 - keras.metrics.categorical_accuracy(y, p)

def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=[error_rate])
    return model
