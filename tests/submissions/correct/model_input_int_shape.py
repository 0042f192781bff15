# %% build_model
def build_model():
    inp = keras.Input(batch_shape=(None, 784), dtype=tf.float32, name="x")
    h = keras.layers.Dense(units=512)(inp)
    h = keras.activations.relu(h)
    h = keras.layers.Activation(keras.activations.relu)(keras.layers.Dense(units=512)(h))
    out = keras.activations.softmax(keras.layers.Dense(units=10)(h), axis=-1)
    return keras.models.Model(inputs=inp, outputs=out)
