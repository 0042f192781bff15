# %% encode_labels
def encode_labels(labels, num_categories=10):
    return np.eye(num_categories)[labels]
