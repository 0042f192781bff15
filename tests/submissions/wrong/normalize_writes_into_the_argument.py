# fails: normalize/argument_untouched
# says: Make a new array
# %% normalize_images
def normalize_images(images):
    result = images / 255
    images[...] = 0
    return result
