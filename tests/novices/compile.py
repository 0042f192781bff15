# %% metrics_third
# says: The arguments are mixed up: write their names, `optimizer=…, loss=…, metrics=[…]`.
def compile_model(model):
    model.compile("adam", "categorical_crossentropy", ["accuracy"])
    return model

# %% sparse_loss
# says: The labels are one-hot encoded: use `loss="categorical_crossentropy"`, not the loss whose name starts with `sparse_`.
def compile_model(model):
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model

# %% metric_forgotten
# says: Add `metrics=["accuracy"]` to `model.compile`.
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy")
    return model

# %% loss_forgotten
# says: You gave `model.compile` no loss: add `loss="categorical_crossentropy"`.
def compile_model(model):
    model.compile(optimizer="adam", metrics=["accuracy"])
    return model

# %% mean_squared
# says: Mean squared error is for predicting numbers; for categories, use cross-entropy.
def compile_model(model):
    model.compile(optimizer="adam", loss="mse", metrics=["accuracy"])
    return model

# %% binary
# says: Binary cross-entropy is for yes-or-no questions; here there are ten categories.
def compile_model(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model

# %% loss_misspelt
# says: Check the spelling: `loss="categorical_crossentropy"`.
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentrophy", metrics=["accuracy"])
    return model

# %% metric_misspelt
# says: Check the spelling: `metrics=["accuracy"]`.
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["acuracy"])
    return model

# %% optimizer_misspelt
# says: Keras does not know this name: check its spelling.
def compile_model(model):
    model.compile(optimizer="adm", loss="categorical_crossentropy", metrics=["accuracy"])
    return model

# %% not_compiled
# says: Call `model.compile(...)` in the function, and return the model.
def compile_model(model):
    return model

# %% compile_not_called
# says: Call `model.compile(...)` in the function, and return the model.
def compile_model(model):
    model.compile
    return model

# %% names_without_quotes
# says: Keras needs such names as text: write them in quotes, as in `activation="relu"`.
def compile_model(model):
    model.compile(optimizer=adam, loss=categorical_crossentropy, metrics=[accuracy])
    return model

# %% from_logits
# says: `from_logits=True` is for networks without softmax; this network already returns probabilities.
def compile_model(model):
    model.compile(optimizer="adam", loss=keras.losses.CategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    return model

# %% losses_argument
# says: Check the arguments in this line: one is misspelled, missing, or unknown to the function that you call.
def compile_model(model):
    model.compile(optimizer="adam", losses="categorical_crossentropy", metrics=["accuracy"])
    return model

# %% fit_in_compile
# says: Keep the training (`fit`) in its own cell: this function only prepares the network for it.
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    model.fit(np.zeros((2000, 784)), np.zeros((2000, 10)), batch_size=1, verbose=0)
    return model

# %% accuracy_as_loss
# says: Check the spelling: `loss="categorical_crossentropy"`.
def compile_model(model):
    model.compile(optimizer="adam", loss="accuracy", metrics=["accuracy"])
    return model

# %% binary_accuracy
# says: This metric looks at each of the ten numbers on its own, and most of them are 0: `metrics=["accuracy"]` looks at the category.
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["binary_accuracy"])
    return model

# %% argument_missing
# says: Do not change the first line of the function: it needs the same name and the same arguments.
def compile_model():
    model = build_model()
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model

# %% loss_as_metric
# says: `metrics=["accuracy"]` is enough: Keras picks the accuracy that fits one-hot labels.
def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["categorical_crossentropy"])
    return model
