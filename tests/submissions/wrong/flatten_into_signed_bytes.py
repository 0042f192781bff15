# fails: flatten/values
# says: became values of -128 to 127
# %% flatten_images
def flatten_images(images):
    return images.astype(np.int8).reshape(len(images), 784)
