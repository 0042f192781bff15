# fails: normalize/floats
# says: the result has the type bool
# %% normalize_images
def normalize_images(images):
    return images > 127
