# fails: flatten/pixel_order
# says: Does the second line of the image follow the first one, and so on? Do not sort or
# %% flatten_images
def flatten_images(images):
    return np.roll(images.reshape(len(images), 784), 1, axis=1)
