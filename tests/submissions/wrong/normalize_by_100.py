# fails: normalize/from_0_to_1
# says: divided by 100
# %% normalize_images
def normalize_images(images):
    return images / 100.0
