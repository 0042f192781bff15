# fails: compile/loss
# says: how many images there are is not known
# %% compile_model
def compile_model(model):
    def loss(y_true, y_pred):
        return -tf.reduce_sum(y_true * tf.math.log(y_pred)) / y_true.shape[0]
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    return model
