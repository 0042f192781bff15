# fails: normalize/floats
# says: Look at the arguments in this line: one is misspelled,
# %% normalize_images
def normalize_images(images):
    return images.astype() / 255
