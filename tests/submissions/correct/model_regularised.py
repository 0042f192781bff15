# %% build_model
def build_model():
    dense = lambda units, activation: keras.layers.Dense(
        units, activation=activation, kernel_regularizer=keras.regularizers.l2(1e-5), kernel_constraint=keras.constraints.MaxNorm(4))
    return keras.Sequential([keras.Input((784,)), dense(512, "relu"), dense(512, "relu"), dense(10, "softmax")])
