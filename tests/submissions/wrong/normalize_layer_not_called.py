# fails: normalize/floats
# says: Return an array (or a list of equally long lists) that contains only numbers.
# %% normalize_images
def normalize_images(images):
    return keras.layers.Rescaling(1 / 255)
