# fails: flatten/pixel_order
# says: Do not sort or transpose
# %% flatten_images
def flatten_images(images):
    return np.sort(images.reshape(len(images), 784))
