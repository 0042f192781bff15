# fails: flatten/shape
# says: Each line of an image became a row
# %% flatten_images
def flatten_images(images):
    rows = []
    for image in images:
        for line in image:
            rows.append(line)
    return np.array(rows)
