# fails: flatten/pixel_order
# says: The pixels stand column by column
# %% flatten_images
def flatten_images(images):
    return images.transpose(0, 2, 1).reshape(len(images), 784)
