# What it writes is what was there; an array that may only be read can't take even that.
# fails: flatten/argument_untouched
# says: Create a new array: the given one can only be read.
# %% flatten_images
def flatten_images(images):
    images *= 1
    return images.reshape(len(images), 784)
