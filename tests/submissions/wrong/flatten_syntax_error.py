# fails: flatten/shape
# says: is not valid Python (line 1: a colon is missing), so `flatten_images` could not be read
# says: Lines with `def`, `for`
# problems: is not valid Python
# %% flatten_images
def flatten_images(images)
    return images.reshape(len(images), 784)
