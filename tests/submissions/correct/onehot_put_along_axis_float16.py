# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded = np.zeros((len(labels), num_categories), np.float16)
    np.put_along_axis(encoded, labels.astype(int)[:, np.newaxis], 1, axis=1)
    return encoded
