# %% compile_model
def compile_model(model):
    model.compile(loss=tf.keras.losses.CategoricalCrossentropy(from_logits=False), optimizer=tf.optimizers.Adam(), metrics=["acc"])
    return model
