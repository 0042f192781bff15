# %% compile_model
def acc(y_true, y_pred):
    return keras.ops.mean(keras.ops.equal(keras.ops.argmax(y_true, -1), keras.ops.argmax(y_pred, -1)))

def compile_model(model, lr=1e-3):
    settings = dict(
        optimizer=keras.optimizers.Adam(keras.optimizers.schedules.ExponentialDecay(lr, 1000, 0.9), clipnorm=1.0, global_clipnorm=None),
        loss=lambda t, p: keras.losses.categorical_crossentropy(t, p, from_logits=False),
        metrics=[keras.metrics.MeanMetricWrapper(acc, name="acc")],
    )
    model.compile(**settings)
    model.summary()
    return model
