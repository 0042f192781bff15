# fails: one_hot/shape
# says: raised IndexError
# says: `encoded[i, label + 1] = 1`
# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded = np.zeros((len(labels), num_categories))
    for i, label in enumerate(labels):
        encoded[i, label + 1] = 1
    return encoded
