# %% compile_model
def compile_model(model):
    rate = np.logspace(-4, -2, 3)[1]
    model.compile(optimizer=keras.optimizers.RMSprop(learning_rate=rate), loss="categorical_crossentropy", metrics=["accuracy"])
    return model
