# fails: flatten/values
# says: the same images gave different rows when they were stored in another order in the
# says: Follow the axes of the images, as `reshape` does, not the order of their bytes in memory.
# %% flatten_images
def flatten_images(images):
    size = images.itemsize
    return np.lib.stride_tricks.as_strided(images, (len(images), 784), (784 * size, size)).copy()
