# fails: normalize/from_0_to_1
# says: The values were not divided.
# %% normalize_images
def normalize_images(images):
    return images.astype("float32")
