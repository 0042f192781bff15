# fails: flatten/pixel_order
# says: Your pixels are in order of columns: flatten line by line, as `reshape` does by default.
# %% flatten_images
def flatten_images(images):
    return images.reshape(len(images), 784, order="F")
