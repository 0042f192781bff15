# fails: normalize/floats
# says: their like write fractions back into an array of whole numbers
# %% normalize_images
def normalize_images(images):
    images /= 255
    return images
