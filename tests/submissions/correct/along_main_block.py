# %% compile_model
if __name__ == "__main__":
    OPTIMIZER = "adam"
    LOSS = "categorical_crossentropy"

    def compile_model(model):
        model.compile(OPTIMIZER, LOSS, metrics=["accuracy"])
        return model

    trial = compile_model(build_model())
    trial.fit(train_inputs, train_targets, epochs=5)
