# fails: flatten/shape
# says: There is always one row too few
# %% flatten_images
def flatten_images(images):
    return np.array([images[i].ravel() for i in range(1, len(images))])
