# the loss is not averaged by the loss object, but Keras reports its mean all the same, and Adam does not mind the larger gradient.
# %% compile_model
def compile_model(model):
    cce = keras.losses.CategoricalCrossentropy(reduction="none")
    model.compile(optimizer="adam", loss=cce, metrics=["accuracy"])
    return model
