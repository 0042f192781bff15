# fails: normalize/floats
# says: Normalising leaves the shape alone
# %% normalize_images
def normalize_images(images):
    return images / 255, images
