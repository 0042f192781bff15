# fails: prepare/shape
# says: has shape (1, 2, 28, 28, 1)
# says: a comma at the end of a line makes one. Take it away.
# %% prepare_images
def prepare_images(images):
    return images[..., np.newaxis] / 255,
