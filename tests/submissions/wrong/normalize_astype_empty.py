# fails: normalize/floats
# says: Check the arguments in this line: one is misspelled, missing, or unknown to the function
# %% normalize_images
def normalize_images(images):
    return images.astype() / 255
