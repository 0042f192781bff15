# %% flatten_images
def flatten_images(images):
    return np.matrix(images.reshape(-1, 784))
