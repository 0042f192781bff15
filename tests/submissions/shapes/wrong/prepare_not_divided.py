# fails: prepare/divided_by_255
# says: The values were not divided.
# %% prepare_images
def prepare_images(images):
    return images[..., np.newaxis].astype("float32")
