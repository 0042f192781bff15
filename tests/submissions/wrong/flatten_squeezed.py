# fails: flatten/shape
# says: for images of shape (1, 28, 28), the result has shape (784,)
# says: leave out `squeeze`
# %% flatten_images
def flatten_images(images):
    return images.reshape(len(images), 784).squeeze()
