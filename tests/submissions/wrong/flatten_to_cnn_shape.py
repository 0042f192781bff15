# fails: flatten/shape
# says: Use `reshape` with the number of images and 28 × 28 = 784.
# %% flatten_images
def flatten_images(images):
    return images.reshape(len(images), 28, 28, 1)
