# fails: compile/is_compiled
# says: compiled with these settings, the model can't be trained (NotImplementedError
# An optimizer as TensorFlow 2.10 had it: Keras 3 calls update_step, so fit crashes.
# %% compile_model
class MySGD(keras.optimizers.Optimizer):
    def __init__(self, learning_rate=0.01, name="MySGD", **kwargs):
        super().__init__(learning_rate=learning_rate, name=name, **kwargs)

    def _resource_apply_dense(self, grad, var, apply_state=None):
        return var.assign_sub(self.learning_rate * grad)

def compile_model(model):
    model.compile(optimizer=MySGD(), loss="categorical_crossentropy", metrics=["accuracy"])
    return model
