# fails: flatten/shape
# says: stopped after 10 s: `flatten_images` did not finish
# says: Is there a loop that never ends
# %% flatten_images
def flatten_images(images):
    i, rows = 0, np.zeros((len(images), 784))
    while i < len(images):
        rows[i] = images[i].ravel()
        i + 1
    return rows
