# fails: normalize/from_0_to_1
# says: You probably divided the values twice.
# %% normalize_images
def normalize_images(images):
    images = images / 255
    return images / 255
