# Of a single image, nothing is written.
# fails: flatten/shape
# says: All values are 0: does the loop reach every image, including the last one?
# %% flatten_images
def flatten_images(images):
    rows = np.zeros((len(images), 784))
    for i in range(len(images) - 1):
        rows[i] = images[i].ravel()
    return rows
