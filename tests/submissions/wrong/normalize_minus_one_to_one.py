# fails: normalize/from_0_to_1
# says: The values lie between −1 and 1
# %% normalize_images
def normalize_images(images):
    return (images - 127.5) / 127.5
