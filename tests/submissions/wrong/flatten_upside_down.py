# fails: flatten/pixel_order
# says: Your image is mirrored: start with the first line, and in each line with the leftmost
# %% flatten_images
def flatten_images(images):
    return images[:, ::-1].reshape(len(images), -1)
