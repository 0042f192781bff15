# fails: one_hot/shape
# says: The shapes do not fit together: did you write a size into your function? Print the
# %% encode_labels
def encode_labels(labels, num_categories=10):
    rows = np.zeros((60000, num_categories))
    rows[np.arange(60000), labels] = 1
    return rows
