# fails: flatten/pixel_order
# says: The pixels stand column by column
# %% flatten_images
def flatten_images(images):
    return images.reshape(len(images), 784, order="F")
