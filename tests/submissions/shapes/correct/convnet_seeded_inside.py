# each call gives a new network with weights of its own, only they start out with the same numbers.
# %% build_convnet
def build_convnet():
    np.random.seed(0)
    keras.utils.set_random_seed(28)
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(16, 3, activation="relu", kernel_initializer=keras.initializers.HeUniform(seed=1)),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, 3, activation="relu", kernel_initializer=keras.initializers.HeUniform(seed=2)),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax", kernel_initializer=keras.initializers.GlorotNormal(seed=3)),
    ])
