# fails: flatten/pixel_order
# says: Your image is mirrored: start with the first line, and in each line with the leftmost
# %% flatten_images
def flatten_images(images):
    return np.array([np.fliplr(image).ravel() for image in images])
