# fails: flatten/shape
# says: Is a size written into the function? Take the number of
# %% flatten_images
def flatten_images(images):
    return images.reshape(len(images), 28 * 26)
