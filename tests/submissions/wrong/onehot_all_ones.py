# fails: one_hot/shape
# says: Some rows hold more than one 1
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return np.ones((len(labels), num_categories))
