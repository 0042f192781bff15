# fails: flatten/shape
# says: Did you write a size into your function? Take the number of images from the images:
# %% flatten_images
def flatten_images(images):
    return images.reshape(len(images), 28 * 26)
