# fails: one_hot/shape
# says: A shape is a single argument
# %% encode_labels
def encode_labels(labels, num_categories=10):
    rows = np.zeros(len(labels), num_categories)
    for i in range(len(labels)):
        rows[i, labels[i]] = 1
    return rows
