# fails: normalize/whatever_the_batch
# says: beside brighter pixels
# says: Divide by the number 255, whatever the smallest and largest values
# %% normalize_images
def normalize_images(images):
    return images / max(images.max(), 1)
