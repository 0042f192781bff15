# fails: normalize/whatever_the_batch
# says: next to brighter pixels
# says: Divide by the number 255, whatever the smallest and largest values
# %% normalize_images
def normalize_images(images):
    return images / max(images.max(), 1)
