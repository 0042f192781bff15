# fails: normalize/floats
# says: `/=`, `-=` and similar operators write fractions back into an array of whole numbers:
# %% normalize_images
def normalize_images(images):
    images /= 255
    return images
