# Builds the right network, with penalties that no training survives.
# grade: accuracy=0
# says: epochs, your network recognised
# %% build_model
def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense(units=512, activation="relu", kernel_regularizer=keras.regularizers.L2(1e30)),
        keras.layers.Dense(units=512, activation="relu", activity_regularizer=keras.regularizers.L1(1e30)),
        keras.layers.Dense(units=10, activation="softmax", kernel_constraint=keras.constraints.MaxNorm(0)),
    ])
