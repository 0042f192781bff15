# It takes 784 numbers as soon as it is given some.
# %% build_model
def build_model():
    return keras.Sequential([
        keras.layers.Dense(512, activation=tf.nn.relu),
        keras.layers.Dense(512, activation=tf.nn.relu),
        keras.layers.Dense(10, activation=tf.nn.softmax),
    ])
