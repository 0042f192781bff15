# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded = np.zeros((len(labels), num_categories), dtype=np.uint8)
    for i, label in enumerate(labels):
        encoded[i][label] = 1
    return encoded
