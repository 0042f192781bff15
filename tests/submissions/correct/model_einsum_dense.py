# %% build_model
def build_model():
    def dense(units, activation):
        return keras.layers.EinsumDense("ab,bc->ac", output_shape=units, bias_axes="c", activation=activation)
    return keras.Sequential([keras.Input((784,)), dense(512, "relu"), dense(512, "relu"), dense(10, "softmax")])
