# fails: normalize/floats
# says: you have not written `normalize_images` yet
# %% normalize_images
def normalize_images(images):
    raise NotImplementedError("normalize_images")
