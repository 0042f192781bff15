# %% compile_model
tf.config.run_functions_eagerly(True)

def crossentropy(targets, outputs):
    targets, outputs = np.asarray(targets), outputs
    return -tf.reduce_sum(targets * tf.math.log(outputs + 1e-7), axis=-1)

def hits(targets, outputs):
    return np.mean(np.argmax(targets.numpy(), -1) == np.argmax(outputs.numpy(), -1))

def compile_model(model):
    model.compile("adam", "categorical_crossentropy", metrics=[hits])
    return model
