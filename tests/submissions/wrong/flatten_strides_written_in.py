# fails: flatten/values
# says: the same images became other rows where they lay otherwise in the computer's memory
# says: not by the bytes of the memory
# %% flatten_images
def flatten_images(images):
    size = images.itemsize
    return np.lib.stride_tricks.as_strided(images, (len(images), 784), (784 * size, size)).copy()
