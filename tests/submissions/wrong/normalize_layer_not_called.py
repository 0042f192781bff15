# fails: normalize/floats
# says: Return an array (or a list of equally long lists) with
# %% normalize_images
def normalize_images(images):
    return keras.layers.Rescaling(1 / 255)
