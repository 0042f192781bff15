# fails: flatten/pixel_order
# says: The image is mirrored
# %% flatten_images
def flatten_images(images):
    return np.array([np.fliplr(image).ravel() for image in images])
