# fails: flatten/shape
# says: There is always one row too many
# %% flatten_images
def flatten_images(images):
    rows = np.zeros((1, 784))
    for image in images:
        rows = np.vstack([rows, image.flatten()])
    return rows
