# fails: flatten/pixel_order
# says: You mixed the pixels of several images in one row: leave out the transpose, `reshape`
# %% flatten_images
def flatten_images(images):
    return images.reshape(784, -1).T
