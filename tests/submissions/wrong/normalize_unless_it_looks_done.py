# A faint image of zeros and ones is not divided.
# fails: normalize/whatever_the_batch
# says: a pixel with the value 1 became 1 in one batch
# %% normalize_images
def normalize_images(images):
    if images.max() > 1:
        return images / 255
    return images.astype(float)
