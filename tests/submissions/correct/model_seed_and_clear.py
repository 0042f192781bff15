# %% build_model
def build_model(seed=42, hidden=(512, 512)):
    keras.backend.clear_session()
    keras.utils.set_random_seed(seed)
    tf.random.set_seed(seed)
    model = keras.Sequential(name="digit_reader")
    model.add(keras.layers.InputLayer(shape=(784,)))
    for number, units in enumerate(hidden, 1):
        model.add(keras.layers.Dense(units, "relu", name=f"hidden_{number}"))
    model.add(keras.layers.Dense(10, "softmax", name="output"))
    return model
