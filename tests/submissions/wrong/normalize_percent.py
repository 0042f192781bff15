# fails: normalize/from_0_to_1
# says: These look like percentages
# %% normalize_images
def normalize_images(images):
    return images / 255 * 100
