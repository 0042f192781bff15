# Of a single image, this is a tuple with one array in it, as it should be.
# %% flatten_images
def flatten_images(images):
    return tuple(image.ravel() for image in images)
