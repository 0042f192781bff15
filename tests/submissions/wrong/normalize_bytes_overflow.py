# The sum of two bytes does not fit into a byte.
# fails: normalize/divided_by_255
# says: at [0, 0, 1], a pixel of 255 (uint8) became
# %% normalize_images
def normalize_images(images):
    return (images + images) / 510
