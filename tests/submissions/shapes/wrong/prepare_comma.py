# fails: prepare/shape
# says: has shape (1, 2, 28, 28, 1)
# says: Your function returned a tuple that contains one array. A comma at the end of a line
# %% prepare_images
def prepare_images(images):
    return images[..., np.newaxis] / 255,
