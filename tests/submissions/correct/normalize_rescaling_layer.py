# %%
rescale = keras.layers.Rescaling(1 / 255)
# %% normalize_images
def normalize_images(images):
    return rescale(images)
