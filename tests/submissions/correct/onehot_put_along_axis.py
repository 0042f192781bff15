# %% encode_labels
def encode_labels(labels, num_categories=10):
    rows = np.zeros((labels.size, num_categories), dtype="uint8")
    np.put_along_axis(rows, labels.reshape(-1, 1).astype(int), 1, axis=1)
    return rows
