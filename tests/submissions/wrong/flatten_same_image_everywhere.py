# fails: flatten/pixel_order
# fails: flatten/values
# says: Does the second line of the image follow the first one, and so on? Do not sort or
# %% flatten_images
def flatten_images(images):
    return np.array([images[0].ravel() for _ in images])
