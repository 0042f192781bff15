# fails: compile/is_compiled
# says: Argument `learning_rate` should be float
# %% compile_model
def compile_model(model):
    schedule = keras.callbacks.LearningRateScheduler(lambda epoch, lr: lr * 0.9)
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=schedule), loss="categorical_crossentropy", metrics=["accuracy"])
    return model
