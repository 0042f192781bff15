# %% encode_labels
def encode_labels(labels, num_categories=10):
    n = len(labels)
    flat = np.zeros(n * num_categories)
    flat[np.arange(n) * num_categories + labels] = 1
    return flat.reshape(n, num_categories)
