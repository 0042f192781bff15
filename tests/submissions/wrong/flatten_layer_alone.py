# fails: flatten/shape
# says: Return an array (or a list of equally long lists) that contains only numbers.
# %% flatten_images
def flatten_images(images):
    return keras.layers.Flatten()
