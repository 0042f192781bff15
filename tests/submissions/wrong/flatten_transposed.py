# fails: flatten/shape
# says: Rows and columns changed places
# %% flatten_images
def flatten_images(images):
    return images.reshape(len(images), 784).T
