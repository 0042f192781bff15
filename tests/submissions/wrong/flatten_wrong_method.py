# fails: flatten/shape
# says: has no attribute 'flaten'
# %% flatten_images
def flatten_images(images):
    return np.array([i.flaten() for i in images])
