# fails: one_hot/shape
# says: has shape (11, 11); (11, 10) was expected
# says: There should be one row per label and one column per category: `(len(labels),
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return np.eye(num_categories + 1)[labels]
