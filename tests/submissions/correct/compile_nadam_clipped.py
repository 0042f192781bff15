# %% compile_model
def compile_model(model):
    model.compile(
        optimizer=tf.keras.optimizers.Nadam(clipnorm=1.0, ema_momentum=0.9),
        loss=tf.losses.categorical_crossentropy,
        metrics=[tf.keras.metrics.CategoricalAccuracy("acc")],
    )
    return model
