# %% compile_model
from tensorflow.keras.losses import categorical_crossentropy
from tensorflow.keras.metrics import categorical_accuracy

def compile_model(model):
    model.compile(optimizer="adam", loss=categorical_crossentropy, metrics=[categorical_accuracy])
    return model
