# fails: normalize/floats
# says: the result holds bool
# %% normalize_images
def normalize_images(images):
    return images > 127
