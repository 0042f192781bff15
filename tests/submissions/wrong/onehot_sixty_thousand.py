# fails: one_hot/shape
# says: The shapes do not fit together: is a size fixed in your function? Print the shapes, as in
# %% encode_labels
def encode_labels(labels, num_categories=10):
    rows = np.zeros((60000, num_categories))
    rows[np.arange(60000), labels] = 1
    return rows
