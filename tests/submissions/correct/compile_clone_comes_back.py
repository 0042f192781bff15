# %% compile_model
def compile_model(model):
    copy = keras.models.clone_model(model)
    copy.compile(optimizer="adam", loss="categorical_crossentropy", metrics=("accuracy",))
    return copy
