# The other notebook has a function called `loss`: each notebook is a program of its own.
# %%
loss = "categorical_crossentropy"
m = ["accuracy"]
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss=loss, metrics=m)
    return model
