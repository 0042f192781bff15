# fails: compile/loss
# says: Use the loss that the text describes: `loss="categorical_crossentropy"`.
# never says: label_smoothing
# %% compile_model
def compile_model(model):
    def loss(y_true, y_pred):
        probabilities = keras.ops.clip(y_pred, 0.01, 0.99)
        return -keras.ops.sum(y_true * keras.ops.log(probabilities), axis=-1)

    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    return model
