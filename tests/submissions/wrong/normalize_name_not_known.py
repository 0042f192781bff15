# fails: normalize/floats
# says: name 'picture' is not defined
# never says: for images of shape
# %% normalize_images
def normalize_images(images):
    return picture / 255
