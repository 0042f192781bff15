# fails: normalize/divided_by_255
# says: These look like percentages
# %% normalize_images
def normalize_images(images):
    return images / 255 * 100
