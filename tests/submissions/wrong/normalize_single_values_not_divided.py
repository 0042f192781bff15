# fails: normalize/divided_by_255
# says: You did not divide the values.
# %% normalize_images
def normalize_images(images):
    if images.ndim == 1:
        return images.astype(float)
    return images / 255
