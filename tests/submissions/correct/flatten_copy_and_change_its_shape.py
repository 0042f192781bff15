# %% flatten_images
def flatten_images(images):
    flat = images.copy()
    flat.shape = (images.shape[0], 784)
    return flat
