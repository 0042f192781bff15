# fails: flatten/shape
# says: Your function returned only one image: flatten all the images that it is given.
# %% flatten_images
def flatten_images(images):
    return images[0].reshape(784)
