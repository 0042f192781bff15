# fails: normalize/divided_by_255
# says: at index [0, 0, 0,
# %% normalize_images
def normalize_images(images):
    if images.ndim == 4:
        images = images[..., ::-1]
    return images / 255
