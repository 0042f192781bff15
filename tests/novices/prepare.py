# %% channel_forgotten
# says: The channel is missing: `images[..., np.newaxis]` adds an axis of length 1 at the end.
def prepare_images(images):
    return images / 255

# %% channel_first
# says: The channel comes last, after the rows and the columns.
def prepare_images(images):
    return images.reshape(len(images), 1, 28, 28) / 255

# %% flattened
# says: You flattened the images: a convolution needs their rows and columns.
def prepare_images(images):
    return images.reshape(len(images), 784) / 255

# %% written_5000
# says: Did you write a size into your function? Take the number of images from the images: `len(images)`.
def prepare_images(images):
    return images.reshape(5000, 28, 28, 1) / 255

# %% not_divided
# says: You did not divide the values.
def prepare_images(images):
    return images[..., np.newaxis].astype("float32")

# %% by_the_largest
# says: Divide by the number 255, whatever the smallest and largest values of the given images are.
def prepare_images(images):
    return images[..., np.newaxis] / images.max()

# %% in_place
# says: `/=`, `-=` and similar operators write fractions back into an array of whole numbers: create a new array, as in `x = x / 255`.
def prepare_images(images):
    images /= 255
    return images[..., np.newaxis]

# %% return_forgotten
# says: Does your function end with `return` and the result? `print` only shows it.
def prepare_images(images):
    images = images[..., np.newaxis] / 255
