# %% prepare_images
def prepare_images(images):
    fractions = np.arange(256, dtype="float32") / 255    # what each of the 256 pixel values becomes
    return fractions[images][..., None]
