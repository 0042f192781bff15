# fails: compile/loss
# says: `from_logits=True` is for networks without softmax
# %% compile_model
def compile_model(model):
    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    return model
