# %% prepare_images
def prepare_images(images):
    return np.expand_dims(images, -1) / 255
