# Compiles with a learning rate that is no number.
# grade: accuracy=0
# says: epochs, your network recognised
# %% compile_model
def compile_model(model):
    optimizer = keras.optimizers.SGD(float("nan"), clipnorm=1e-30, weight_decay=1e30)
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model
