# fails: normalize/from_0_to_1
# says: The values lie between −0.5 and 0.5
# %% normalize_images
def normalize_images(images):
    return images / 255 - 0.5
