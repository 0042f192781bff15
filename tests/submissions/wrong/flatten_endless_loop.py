# fails: flatten/shape
# says: stopped after 10 s: `flatten_images` did not return
# says: Is there a loop that never ends
# %% flatten_images
def flatten_images(images):
    i, rows = 0, []
    while i < len(images):
        rows.append(images[i].ravel())
        i + 1
    return np.array(rows)
