# fails: compile/metric
# says: Keras picks the accuracy that fits
# %% compile_model
def acc(y_true, y_pred):
    return keras.ops.mean(keras.ops.cast(keras.ops.all(keras.ops.equal(y_true, keras.ops.round(y_pred)), axis=-1), "float32"))

def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=[acc])
    return model
