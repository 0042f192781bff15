# fails: normalize/divided_by_255
# says: The values were not divided.
# %% normalize_images
def normalize_images(images):
    return images.astype("float32")
