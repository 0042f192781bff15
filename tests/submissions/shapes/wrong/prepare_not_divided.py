# fails: prepare/divided_by_255
# says: You did not divide the values.
# %% prepare_images
def prepare_images(images):
    return images[..., np.newaxis].astype("float32")
