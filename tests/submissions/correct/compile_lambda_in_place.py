# A lambda that compiles in place.
# %% compile_model
compile_model = lambda model: model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
