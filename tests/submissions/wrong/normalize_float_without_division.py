# fails: normalize/from_0_to_1
# says: You did not divide the values.
# %% normalize_images
def normalize_images(images):
    return images.astype("float32")
