# %% compile_model
def compile_model(model):
    optimizer = keras.optimizers.SGD(0.1, momentum=0.9, nesterov=True, loss_scale_factor=1024.0)
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model
