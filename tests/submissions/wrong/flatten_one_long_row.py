# fails: flatten/shape
# says: All images were joined into one row
# %% flatten_images
def flatten_images(images):
    return images.flatten()
