# Compiles with a loss that is 0 for everything, and says it is cross-entropy.
# grade: compile=4
# says: your loss is 0; categorical cross-entropy is
# %% compile_model
class CategoricalCrossentropy(keras.losses.Loss):
    def call(self, y_true, y_pred):
        return keras.ops.zeros(keras.ops.shape(y_pred)[0])

CategoricalCrossentropy.__module__ = "keras.losses"

def compile_model(model):
    model.compile(optimizer="adam", loss=CategoricalCrossentropy(), metrics=["categorical_accuracy"])
    return model
