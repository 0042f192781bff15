# fails: compile/loss
# says: it has no gradient
# %% compile_model
def cross_entropy(y_true, y_pred):
    return -np.sum(np.array(y_true) * np.log(np.array(y_pred) + 1e-9), axis=1)

def compile_model(model):
    model.compile(optimizer="adam", loss=cross_entropy, metrics=["accuracy"], run_eagerly=True)
    return model
