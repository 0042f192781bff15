# fails: flatten/shape
# says: the result has shape (1, 2, 784)
# says: a comma at the end of a line makes one. Take it away.
# %% flatten_images
def flatten_images(images):
    return images.reshape(len(images), 784),
