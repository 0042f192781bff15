# %% flatten_images
def flatten_images(images):
    return memoryview(np.ascontiguousarray(images).reshape(len(images), 784))
