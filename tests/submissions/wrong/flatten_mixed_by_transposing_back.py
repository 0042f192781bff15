# fails: flatten/pixel_order
# says: Pixels of several images are mixed in one row
# %% flatten_images
def flatten_images(images):
    return images.reshape(784, -1).T
