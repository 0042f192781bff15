# fails: flatten/pixel_order
# says: Your pixels are in order of columns: flatten line by line, as `reshape` does by default.
# %% flatten_images
def flatten_images(images):
    return images.transpose(0, 2, 1).reshape(len(images), 784)
