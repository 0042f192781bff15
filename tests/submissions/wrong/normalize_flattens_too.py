# fails: normalize/floats
# says: Normalising must not change the shape: divide the whole array at once.
# %% normalize_images
def normalize_images(images):
    return images.reshape(len(images), -1) / 255
