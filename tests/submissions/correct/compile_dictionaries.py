# %% compile_model
def compile_model(model):
    name = model.output_names[0]
    model.compile(optimizer="adam", loss={name: "categorical_crossentropy"}, metrics={name: ["accuracy"]})
    return model
# %% build_model
def build_model():
    inputs = keras.Input((784,))
    hidden = keras.layers.Dense(512, activation="relu")(inputs)
    hidden = keras.layers.Dense(512, activation="relu")(hidden)
    return keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(hidden))
