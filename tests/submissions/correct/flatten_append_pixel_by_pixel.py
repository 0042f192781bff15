# Slow, but right: a list a row.
# %% flatten_images
def flatten_images(images):
    all_rows = []
    for i in range(len(images)):
        row = []
        for r in range(28):
            for c in range(28):
                row.append(images[i][r][c])
        all_rows.append(row)
    return np.array(all_rows)
