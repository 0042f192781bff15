# fails: flatten/shape
# says: the result has shape (2, 28, 28); (2, 784) was expected
# %% flatten_images
def flatten_images(images):
    return images
