# fails: compile/is_compiled
# says: `compile_model` only sets the loss, the optimizer and the metrics: do not change the
# As in TensorFlow's quick start, but this network has a softmax already.
# %% compile_model
def compile_model(model):
    model = keras.Sequential([model, keras.layers.Softmax()])
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
