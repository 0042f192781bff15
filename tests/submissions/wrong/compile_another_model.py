# fails: compile/is_compiled
# says: there is no function `compile_model`
# %% compile_model
model = build_model()
model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
