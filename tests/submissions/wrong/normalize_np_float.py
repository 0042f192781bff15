# fails: normalize/floats
# says: The library that you use here does not know that name: it is misspelled, or
# %% normalize_images
def normalize_images(images):
    return images.astype(np.float) / 255
