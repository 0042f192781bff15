# %% encode_labels
def encode_labels(labels, num_categories=10):
    columns = [np.where(labels == c, 1.0, 0.0) for c in range(num_categories)]
    return np.column_stack(columns)
