# fails: flatten/pixel_order
# says: Each row is an image, but the order has changed: row i belongs to image i.
# %% flatten_images
def flatten_images(images):
    return images[::-1].reshape(len(images), 784)
