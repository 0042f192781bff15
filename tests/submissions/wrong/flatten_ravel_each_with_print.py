# fails: flatten/shape
# says: `reshape` with the number of images and 28 × 28 = 784 does
# %% flatten_images
def flatten_images(images):
    for image in images:
        image = image.ravel()
    return images
