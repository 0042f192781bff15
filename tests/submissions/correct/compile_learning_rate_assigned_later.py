# %% compile_model
def compile_model(model):
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
    model.optimizer.learning_rate = 0.1
    model.optimizer.momentum = 0.9
    return model
