# %% compile_model
def compile_model(model):
    def loss(y, p):
        return keras.ops.mean(keras.losses.categorical_crossentropy(y, p))
    model.compile(optimizer="adam", loss=loss, metrics=["categorical_accuracy"])
    return model
