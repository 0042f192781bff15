# fails: normalize/floats
# says: Does your function end with `return` and the result?
# %% normalize_images
def normalize_images(images):
    images = images / 255
