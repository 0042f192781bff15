# fails: normalize/divided_by_255
# fails: normalize/whatever_the_batch
# says: Divide by 255
# %% normalize_images
def normalize_images(images):
    return images / images.sum()
