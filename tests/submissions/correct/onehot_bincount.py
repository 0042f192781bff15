# %% encode_labels
def encode_labels(labels, num_categories=10):
    return np.array([np.bincount([label], minlength=num_categories) for label in labels])
