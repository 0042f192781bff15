# fails: flatten/pixel_order
# fails: flatten/values
# says: became values of 0 to 0
# %% flatten_images
def flatten_images(images):
    flat = np.zeros((len(images), 784))
    for image, row in zip(images, flat):
        row = image.ravel()
    return flat
