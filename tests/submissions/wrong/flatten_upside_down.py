# fails: flatten/pixel_order
# says: The image is mirrored
# %% flatten_images
def flatten_images(images):
    return images[:, ::-1].reshape(len(images), -1)
