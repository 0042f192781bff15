# fails: normalize/floats
# says: the result has shape ()
# %% normalize_images
def normalize_images(images):
    return images.mean() / 255
