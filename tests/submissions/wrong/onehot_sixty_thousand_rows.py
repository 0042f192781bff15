# fails: one_hot/shape
# says: has shape (60000, 10); (11, 10) was expected
# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded = np.zeros((60000, num_categories))
    encoded[np.arange(len(labels)), labels] = 1
    return encoded
