# fails: normalize/floats
# says: `normalize_images` is still to be written
# %% normalize_images
def normalize_images(images):
    raise NotImplementedError("normalize_images")
