# fails: flatten/shape
# says: the result has shape (2, 28, 28, 1)
# %% flatten_images
def flatten_images(images):
    return images.reshape(-1, 28, 28, 1)
