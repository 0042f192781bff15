# fails: normalize/floats
# says: the result has shape (1, 1, 28, 28)
# says: a comma at the end of a line makes one. Take it away.
# %% normalize_images
def normalize_images(images):
    return images / 255,
