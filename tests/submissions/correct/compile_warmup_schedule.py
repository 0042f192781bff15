# %% compile_model
class WarmUp(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, peak, steps):
        self.peak, self.steps = peak, steps

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        return self.peak * tf.minimum(1.0, (step + 1) / self.steps)

    def get_config(self):
        return {"peak": self.peak, "steps": self.steps}

def compile_model(model):
    keras.mixed_precision.set_global_policy("mixed_float16")
    opt = keras.mixed_precision.LossScaleOptimizer(keras.optimizers.SGD(WarmUp(0.1, 500), momentum=0.9, nesterov=True))
    model.compile(opt, tf.losses.CategoricalCrossentropy(), weighted_metrics=[tf.metrics.CategoricalAccuracy()])
    return model
