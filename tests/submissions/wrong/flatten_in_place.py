# fails: flatten/argument_untouched
# says: the images that were given had changed
# %% flatten_images
def flatten_images(images):
    flat = images.reshape(len(images), 784).copy()
    images[:] = 0
    return flat
