# fails: flatten/shape
# says: Is a size fixed in your function? Take the number of images from the images:
# %% flatten_images
def flatten_images(images):
    return images.reshape(len(images), 28 * 26)
