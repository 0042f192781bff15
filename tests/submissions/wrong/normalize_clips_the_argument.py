# fails: normalize/argument_untouched
# says: the images that were given had changed
# %% normalize_images
def normalize_images(images):
    result = images / 255.0
    images[images > 127] = 255
    return result
