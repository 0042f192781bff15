# fails: flatten/shape
# says: Each line of an image became a separate row: join all 28 lines of an image into one row.
# %% flatten_images
def flatten_images(images):
    rows = []
    for image in images:
        for line in image:
            rows.append(line)
    return np.array(rows)
