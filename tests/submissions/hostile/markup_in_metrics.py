# Names its metric after markup.
# grade: compile=6
# says: your metric reports <svg onload=alert(1)>
# %% compile_model
class Named(keras.metrics.Metric):
    def update_state(self, *arguments, **keywords):
        pass
    def result(self):
        return 0.5

def compile_model(model):
    model.compile(loss="categorical_crossentropy", metrics=[Named(name="<svg onload=alert(1)>\x1b[31m")])
    return model
