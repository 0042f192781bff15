# fails: compile/metric
# says: Keras picks the accuracy that fits
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["Precision", keras.metrics.Recall()])
    return model
