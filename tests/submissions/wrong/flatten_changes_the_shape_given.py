# The caller's array should keep its own shape.
# fails: flatten/argument_untouched
# says: the images that were given had changed
# %% flatten_images
def flatten_images(images):
    images.shape = (len(images), 784)
    return images
