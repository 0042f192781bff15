# fails: flatten/values
# says: too large for `uint8`
# %% flatten_images
def flatten_images(images):
    flat = np.zeros((len(images), 784), dtype="uint8")
    for i, image in enumerate(images):
        flat[i] = image.reshape(784)
    return flat
