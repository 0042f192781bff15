# Compiles with settings that Keras accepts, and stumbles over in training.
# grade: accuracy=0
# says: the network can't be trained
# %% compile_model
def compile_model(model):
    optimizer = keras.optimizers.SGD(0.1, weight_decay=0.1)
    optimizer.weight_decay = "much"
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model
