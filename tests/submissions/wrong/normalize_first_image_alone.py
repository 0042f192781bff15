# fails: normalize/floats
# says: for images of shape (1, 28, 28), the result has shape (28, 28)
# %% normalize_images
def normalize_images(images):
    return images[0] / 255
