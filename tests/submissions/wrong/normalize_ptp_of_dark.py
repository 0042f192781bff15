# fails: normalize/whatever_the_batch
# says: beside brighter pixels
# %% normalize_images
def normalize_images(images):
    return images / (255 if images.max() > 200 else 200)
