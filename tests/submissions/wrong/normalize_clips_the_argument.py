# fails: normalize/argument_untouched
# says: your function changed the images that it was given
# %% normalize_images
def normalize_images(images):
    result = images / 255.0
    images[images > 127] = 255
    return result
