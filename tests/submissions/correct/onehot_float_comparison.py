# %% encode_labels
def encode_labels(labels, num_categories=10):
    labels = np.asarray(labels, dtype=np.float64)
    return np.maximum(0, 1 - np.abs(np.subtract.outer(labels, np.arange(num_categories))))
