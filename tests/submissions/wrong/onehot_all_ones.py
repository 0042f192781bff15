# fails: one_hot/shape
# says: Some rows have more than one 1: only the label's own column gets one.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return np.ones((len(labels), num_categories))
