# fails: flatten/shape
# says: for images of shape (2, 28, 28), the result has shape (1, 784)
# %% flatten_images
def flatten_images(images):
    for image in images:
        flat = image.reshape(1, 784)
    return flat
