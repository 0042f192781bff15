# %% flatten_images
rows = []

def flatten_images(images):
    rows.clear()
    for image in images:
        rows.append(image.ravel())
    return np.array(rows)
