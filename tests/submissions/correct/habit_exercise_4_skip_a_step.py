# The notebook's exercise 4: "Train on images that are not normalised."
# %%
def normalize_images(images):
    return images   # exercise 4: not normalised

model4 = compile_model(build_model())
model4.fit(normalize_images(flatten_images(x_train)), train_targets, epochs=5)
