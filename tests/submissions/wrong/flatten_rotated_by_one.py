# fails: flatten/pixel_order
# says: Is the first line of the image followed by the second
# %% flatten_images
def flatten_images(images):
    return np.roll(images.reshape(len(images), 784), 1, axis=1)
