# %%
config = dict(optimizer="adam")
config.update(loss="categorical_crossentropy", metrics=["accuracy"])
# %% compile_model
def compile_model(model):
    model.compile(**config)
    return model
