# fails: compile/is_compiled
# says: compiled with these settings, the model can't be trained
# %% compile_model
def compile_model(model):
    cce = keras.losses.CategoricalCrossentropy()

    def loss(y, p):
        value = tf.py_function(lambda a, b: cce(a, b), [y, p], tf.float32)
        value.set_shape(())
        return value

    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"], jit_compile=True)
    return model
