# fails: normalize/floats
# says: for images of shape (3,): `normalize_images` raised AxisError
# says: divided by the length of a column or of an image
# %% normalize_images
def normalize_images(images):
    return keras.utils.normalize(images, axis=1)
