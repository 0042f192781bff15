# fails: flatten/argument_untouched
# says: your function changed the images that it was given
# %% flatten_images
def flatten_images(images):
    flat = images.reshape(len(images), 784).copy()
    images[:] = 0
    return flat
