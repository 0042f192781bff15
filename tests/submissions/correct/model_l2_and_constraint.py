# %% build_model
def build_model(units=512, l2=1e-5, name="digits/model"):
    reg = keras.regularizers.L2(l2)
    model = keras.models.Sequential(name="digits")
    model.add(keras.layers.Input(shape=[784], name="input"))
    model.add(keras.layers.Dense(units, activation="relu", kernel_regularizer=reg, kernel_constraint=keras.constraints.MaxNorm(3)))
    model.add(keras.layers.ActivityRegularization(l1=1e-7))
    model.add(keras.layers.Dense(units, activation="relu", kernel_regularizer=reg, activity_regularizer="l2"))
    model.add(keras.layers.AlphaDropout(0.01))
    model.add(keras.layers.Dense(10, activation="softmax", bias_initializer="ones"))
    return model
