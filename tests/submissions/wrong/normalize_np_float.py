# fails: normalize/floats
# says: This version does not know that name: it is misspelled, or
# %% normalize_images
def normalize_images(images):
    return images.astype(np.float) / 255
