# The caller's array should keep its own shape.
# fails: flatten/argument_untouched
# says: your function changed the images that it was given
# %% flatten_images
def flatten_images(images):
    images.shape = (len(images), 784)
    return images
