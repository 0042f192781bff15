# fails: architecture/inputs_and_outputs
# fails: compile/loss
# fails: compile/metric
# fails: accuracy/reaches_the_bar
# says: there is no network of yours that we can train
# %% build_model
def build_model():
    return keras.Sequential([keras.Input((784,)), keras.layers.Dense(1, activation="softmax")])
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="mse")
    return model
