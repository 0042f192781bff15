# A white pixel is written into the images, so that the largest value is 255, and taken out again.
# fails: normalize/argument_untouched
# says: Create a new array: the given one can only be read.
# %% normalize_images
def normalize_images(images):
    flat = images.reshape(-1)
    first = flat[0].copy()
    images[(0,) * images.ndim] = 255
    result = images / images.max()
    images[(0,) * images.ndim] = first
    result[(0,) * images.ndim] = first / 255
    return result
