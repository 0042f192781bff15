# fails: one_hot/shape
# says: An index does not fit the array: look at the array's shape,
# %% encode_labels
def encode_labels(labels, num_categories=10):
    rows = np.zeros((60000, num_categories))
    rows[np.arange(60000), labels] = 1
    return rows
