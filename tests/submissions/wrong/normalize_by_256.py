# fails: normalize/divided_by_255
# says: You probably divided by 256: white is 255.
# %% normalize_images
def normalize_images(images):
    return images / 256
