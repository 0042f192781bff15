# %% compile_model
def compile_model(model):
    optimizer = keras.optimizers.get({"class_name": "Adam", "config": {"learning_rate": 1e-3}})
    model.compile(optimizer=optimizer, loss=["categorical_crossentropy"], metrics=[["accuracy"]], steps_per_execution=10, jit_compile="auto", loss_weights=[1.0])
    return model
