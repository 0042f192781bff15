# fails: one_hot/shape
# says: the result has shape (10,)
# %% encode_labels
def encode_labels(labels, num_categories=10):
    row = np.zeros(num_categories)
    for label in labels:
        row[label] = 1
    return row
