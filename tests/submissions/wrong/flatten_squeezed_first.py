# fails: flatten/shape
# says: for images of shape (1, 28, 28), the result has shape (28, 28)
# says: Each line of an image became a separate row: join all 28 lines of an image into one row.
# %% flatten_images
def flatten_images(images):
    images = images.squeeze()
    return images.reshape(len(images), -1)
