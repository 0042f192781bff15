# fails: flatten/pixel_order
# says: they changed places
# %% flatten_images
def flatten_images(images):
    return images[::-1].reshape(len(images), 784)
