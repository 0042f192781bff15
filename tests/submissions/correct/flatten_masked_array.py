# %% flatten_images
def flatten_images(images):
    return np.ma.asarray(images).reshape(len(images), 784)
