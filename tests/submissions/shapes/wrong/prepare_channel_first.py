# fails: prepare/shape
# says: The channel comes last
# %% prepare_images
def prepare_images(images):
    return images[:, np.newaxis] / 255
