# fails: normalize/floats
# says: `/` gives floating-point numbers; `//`,
# %% normalize_images
def normalize_images(images):
    return images * (1 // 255)
