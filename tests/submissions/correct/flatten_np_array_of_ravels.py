# %% flatten_images
def flatten_images(images):
    return np.array([image.ravel() for image in images])
