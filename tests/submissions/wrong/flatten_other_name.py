# fails: flatten/shape
# says: there is no function `flatten_images` in the notebook
# %% flatten_images
def flatten(images):
    return images.reshape(len(images), 784)
