# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded = np.zeros((labels.size, num_categories))
    encoded[np.arange(labels.size), labels] = 1
    return encoded
