# fails: flatten/shape
# says: whatever `images` holds, the result is the same
# %% flatten_images
def flatten_images(images):
    flat = np.zeros((len(images), 784))
    for image, row in zip(images, flat):
        row = image.ravel()
    return flat
