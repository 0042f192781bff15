# fails: normalize/divided_by_255
# says: The values were rounded, or changed by something more than the division.
# %% normalize_images
def normalize_images(images):
    return (images / 255) ** 2
