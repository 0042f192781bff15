# fails: flatten/shape
# says: (2, 784) was expected
# %% flatten_images
def flatten_images(images):
    return np.array([images[i].ravel() for i in range(len(images) - 1)])
