# fails: normalize/from_0_to_1
# says: You probably computed percentages: white should become 1, not 100.
# %% normalize_images
def normalize_images(images):
    return images / 255 * 100
