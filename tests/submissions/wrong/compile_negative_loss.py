# The sign of a loss written by hand.
# fails: compile/loss
# says: The sign of your loss is reversed: the better the prediction, the smaller the loss should
# %% compile_model
def loss(y, p):
    return tf.reduce_sum(y * tf.math.log(p + 1e-9), axis=-1)

def compile_model(model):
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    return model
