# %% compile_model
def compile_model(model):
    def pontossag(y_true, y_pred):
        return np.mean(np.argmax(y_true, axis=1) == np.argmax(y_pred.numpy(), axis=1))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=[pontossag], run_eagerly=True)
    return model
