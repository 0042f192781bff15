# fails: normalize/whatever_the_batch
# says: Divide by the number 255
# %% normalize_images
def normalize_images(images):
    return images / images.max()
