# %% encode_labels
def encode_labels(labels, num_categories=10):
    return labels[:, None] == np.arange(num_categories)
