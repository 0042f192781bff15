# fails: flatten/shape
# says: the result is always the same, whatever `images` contains
# %% flatten_images
def flatten_images(images):
    flat = np.zeros((len(images), 784))
    for image, row in zip(images, flat):
        row = image.ravel()
    return flat
