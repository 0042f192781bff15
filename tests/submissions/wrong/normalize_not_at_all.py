# fails: normalize/floats
# says: the result holds uint8
# %% normalize_images
def normalize_images(images):
    return images
