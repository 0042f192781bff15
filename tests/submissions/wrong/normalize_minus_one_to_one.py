# fails: normalize/divided_by_255
# says: The values lie between −1 and 1
# %% normalize_images
def normalize_images(images):
    return (images - 127.5) / 127.5
