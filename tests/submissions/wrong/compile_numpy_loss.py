# fails: compile/loss
# says: Compute the loss with TensorFlow or Keras (`keras.ops.log` instead of `np.log`): a
# %% compile_model
def cross_entropy(y_true, y_pred):
    return -np.sum(np.array(y_true) * np.log(np.array(y_pred) + 1e-9), axis=1)

def compile_model(model):
    model.compile(optimizer="adam", loss=cross_entropy, metrics=["accuracy"])
    return model
