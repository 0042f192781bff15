# %% compile_model
def compile_model(model):
    optimizer = keras.optimizers.Adam(1e-3, use_ema=True, ema_momentum=0.9, gradient_accumulation_steps=2, weight_decay=1e-4)
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model
