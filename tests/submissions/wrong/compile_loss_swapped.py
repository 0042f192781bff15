# fails: compile/loss
# says: categorical cross-entropy is
# %% compile_model
def compile_model(model):
    def loss(y_pred, y_true):
        return keras.losses.categorical_crossentropy(y_true, y_pred)
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    return model
