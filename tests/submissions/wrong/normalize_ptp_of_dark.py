# fails: normalize/whatever_the_batch
# says: next to brighter pixels
# %% normalize_images
def normalize_images(images):
    return images / (255 if images.max() > 200 else 200)
