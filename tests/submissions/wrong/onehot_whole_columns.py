# fails: one_hot/shape
# says: Some rows have more than one 1: only the label's own column gets one.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded = np.zeros((len(labels), num_categories))
    encoded[:, labels] = 1
    return encoded
