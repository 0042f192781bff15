# fails: compile/is_compiled
# says: compiled with these settings, the model can't be trained
# says: `optimizer`, `loss` and `metrics` are enough. Keras plans the steps of the optimizer
# fit crashes: the step is a symbolic tensor
# %% compile_model
class Schedule(keras.optimizers.schedules.LearningRateSchedule):
    def __call__(self, step):
        return float(0.001 * np.exp(-0.0001 * float(step)))

def compile_model(model):
    model.compile(optimizer=keras.optimizers.Adam(Schedule()), loss="categorical_crossentropy", metrics=["accuracy"])
    return model
