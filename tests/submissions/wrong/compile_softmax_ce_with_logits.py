# fails: compile/loss
# says: is for networks without softmax
# %% compile_model
def compile_model(model):
    model.compile(optimizer="adam", loss=tf.nn.softmax_cross_entropy_with_logits, metrics=["accuracy"])
    return model
