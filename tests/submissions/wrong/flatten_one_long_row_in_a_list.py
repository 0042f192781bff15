# fails: flatten/shape
# says: (2, 784) was expected
# %% flatten_images
def flatten_images(images):
    return images.reshape(1, 784 * len(images), 1)
