# fails: normalize/divided_by_255
# says: The values lie between −0.5 and 0.5
# %% normalize_images
def normalize_images(images):
    return images / 255 - 0.5
