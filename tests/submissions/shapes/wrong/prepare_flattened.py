# fails: prepare/shape
# says: You flattened the images: a convolution needs their rows and columns.
# %% prepare_images
def prepare_images(images):
    return images.reshape(len(images), 784) / 255
