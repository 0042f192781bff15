# fails: one_hot/shape
# says: the result has shape (1, 10)
# %% encode_labels
def encode_labels(labels, num_categories=10):
    rows = []
    for label in labels:
        rows.append(np.eye(num_categories)[label])
        return rows
