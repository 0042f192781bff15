# fails: normalize/divided_by_255
# says: The values are right, but in the wrong positions: `reshape` keeps their order,
# %% normalize_images
def normalize_images(images):
    if images.ndim == 2:
        images = images[::-1]
    return images / 255
