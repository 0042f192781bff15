# %% prepare_images
def prepare_images(images):
    return np.multiply.outer(images, [1 / 255])
