# fails: flatten/shape
# says: Rows and columns are swapped
# %% flatten_images
def flatten_images(images):
    return images.reshape(len(images), 784).T
