# Only bright pixels change.
# fails: flatten/values
# says: but holds 250 (counted from 0)
# says: Most values are right
# %% flatten_images
def flatten_images(images):
    return np.minimum(images, 250).reshape(len(images), 784)
