# fails: flatten/pixel_order
# fails: flatten/values
# says: Is the first line of the image followed by the second
# %% flatten_images
def flatten_images(images):
    return np.array([images[0].ravel() for _ in images])
