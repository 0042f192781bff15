# an activation function of the student's own, by choosing between the value and 0.
# %% build_model
def relu(values):
    return tf.where(values > 0, values, tf.zeros_like(values))

def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense(512, activation=relu),
        keras.layers.Dense(512, activation=relu),
        keras.layers.Dense(10, activation="softmax"),
    ])
