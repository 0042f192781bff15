# fails: normalize/argument_untouched
# says: Create a new array: `images / 255` does, but `images /= 255` writes into the old one.
# %% normalize_images
def normalize_images(images):
    result = images / 255
    images[...] = 0
    return result
