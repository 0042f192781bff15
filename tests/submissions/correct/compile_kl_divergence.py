# For one-hot labels the Kullback–Leibler divergence is cross-entropy.
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="kl_divergence", metrics=["accuracy"])
    return model
