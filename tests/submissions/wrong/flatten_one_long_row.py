# fails: flatten/shape
# says: You joined all images into one row: keep the first axis, which counts the images.
# %% flatten_images
def flatten_images(images):
    return images.flatten()
