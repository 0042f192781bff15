# fails: one_hot/shape
# says: All values are 0: your code never writes the 1.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    rows = np.zeros((len(labels), num_categories))
    for i, label in enumerate(labels):
        rows[i, label] == 1
    return rows
