# fails: flatten/shape
# says: the result has shape (2, 784, 1)
# says: `reshape` with the number of images
# %% flatten_images
def flatten_images(images):
    return images.reshape(-1, 784, 1)
