# fails: flatten/values
# says: your values are between -128 and 127
# %% flatten_images
def flatten_images(images):
    return images.astype(np.int8).reshape(len(images), 784)
