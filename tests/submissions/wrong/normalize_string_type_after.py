# fails: normalize/floats
# says: `/` gives floating-point numbers; `//`,
# %% normalize_images
def normalize_images(images):
    images.astype("float32")
    images = images / 255
    return images.astype("int")
