# fails: flatten/pixel_order
# says: The image is mirrored
# %% flatten_images
def flatten_images(images):
    return images.reshape(len(images), 784)[:, ::-1]
