# %% compile_model
settings = {"optimizer": "adam", "loss": "categorical_crossentropy", "epochs": 5}

def compile_model(model):
    model.compile(settings["optimizer"], settings["loss"], metrics=["accuracy"])
    return model

trial = compile_model(build_model())
settings["history"] = trial.fit(train_inputs, train_targets, epochs=settings["epochs"]).history
