# x is a name of the bonus notebook, which has a kernel of its own.
# fails: normalize/floats
# says: NameError: name 'x' is not defined
# %% normalize_images
def normalize_images(images):
    return x / 255
