# %% images_as_input
# says: A row of 784 pixels goes in; one probability for each of the 10 digits comes out.
def build_model():
    return keras.Sequential([
        keras.Input((28, 28)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% list_forgotten
# says: `Sequential` takes a list of layers: put square brackets around them, `keras.Sequential([…])`.
def build_model():
    return keras.Sequential(
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    )

# %% no_relu
# says: Use `activation="relu"` in both hidden layers.
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512),
        keras.layers.Dense(512),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% relu_without_quotes
# says: Keras needs such names as text: write them in quotes, as in `activation="relu"`.
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation=relu),
        keras.layers.Dense(512, activation=relu),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% relu_misspelt
# says: Keras does not know this name: check its spelling.
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="reLoo"),
        keras.layers.Dense(512, activation="reLoo"),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% relu_with_a_capital
# says: Keras does not know this name: check its spelling.
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="Relu"),
        keras.layers.Dense(512, activation="Relu"),
        keras.layers.Dense(10, activation="Softmax"),
    ])

# %% softmax_on_hidden_layers
# says: Use `activation="relu"` in both hidden layers.
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="softmax"),
        keras.layers.Dense(512, activation="softmax"),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% ten_units_hidden
# says: Put two `Dense` layers with `units=512` before the output layer.
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(10, activation="relu"),
        keras.layers.Dense(10, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% no_output_layer
# says: A row of 784 pixels goes in; one probability for each of the 10 digits comes out.
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
    ])

# %% one_hidden_layer
# says: Put two `Dense` layers with `units=512` before the output layer.
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% one_output
# says: A row of 784 pixels goes in; one probability for each of the 10 digits comes out.
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(1, activation="softmax"),
    ])

# %% softmax_forgotten
# says: Use `activation="softmax"` in the output layer: it turns numbers into probabilities.
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10),
    ])

# %% sigmoid_output
# says: Use `activation="softmax"` in the output layer: it turns numbers into probabilities.
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="sigmoid"),
    ])

# %% summary_returned
# says: Does your function end with `return model`?
def build_model():
    model = keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
    return model.summary()

# %% not_returned
# says: Does your function end with `return model`?
def build_model():
    model = keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% input_without_comma
# says: A shape with one number needs a comma: `keras.Input((784,))`.
def build_model():
    return keras.Sequential([
        keras.Input(784),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% comma_missing
# only here
# says: Run the cell that starts with `def {function}(`. If it ends in an error, correct that first.
def build_model():
    return keras.Sequential([
        keras.Input((784,))
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% comma_missing_between_calls
# says: Parentheses call a function. Did you mean square brackets, as in `labels[i]`, or is a comma missing before them?
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu")
        (keras.layers.Dense(512, activation="relu")),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% layers_in_a_list_only
# says: Return the model itself (`return model`), not a part of it or a text about it.
def build_model():
    return [
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]

# %% add_returned
# says: Does your function end with `return model`?
def build_model():
    model = keras.Sequential()
    model.add(keras.Input((784,)))
    model.add(keras.layers.Dense(512, activation="relu"))
    model.add(keras.layers.Dense(512, activation="relu"))
    return model.add(keras.layers.Dense(10, activation="softmax"))

# %% unit_misspelt
# says: Check the arguments in this line: one is misspelled, missing, or unknown to the function that you call.
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(unit=512, activation="relu"),
        keras.layers.Dense(unit=512, activation="relu"),
        keras.layers.Dense(unit=10, activation="softmax"),
    ])

# %% dense_misspelt
# says: The library that you use here does not know that name: it is misspelled, or it comes from an older version of the library.
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.dense(512, activation="relu"),
        keras.layers.dense(512, activation="relu"),
        keras.layers.dense(10, activation="softmax"),
    ])

# %% dense_not_imported
# says: Check the spelling. A function can only use its arguments, and names that the notebook imports or defines. Names from cells that only try things out do not count.
def build_model():
    return Sequential([
        Dense(512, activation="relu"),
        Dense(512, activation="relu"),
        Dense(10, activation="softmax"),
    ])

# %% model_outside
# says: Create the model and its layers inside the function, not outside it.
model = keras.Sequential([
    keras.Input((784,)),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
def build_model():
    return model

# %% three_hidden
# says: Put two `Dense` layers with `units=512` before the output layer.
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])

# %% relu_on_the_output
# says: Use `activation="softmax"` in the output layer: it turns numbers into probabilities.
def build_model():
    return keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="relu"),
    ])

# %% compiled_and_returned_none
# says: Does your function end with `return model`?
def build_model():
    model = keras.Sequential([
        keras.Input((784,)),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
    return model.compile(optimizer="adam", loss="categorical_crossentropy")
