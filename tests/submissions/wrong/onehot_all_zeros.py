# fails: one_hot/shape
# says: All values are 0: your code never writes the 1.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded = np.zeros((len(labels), num_categories))
    for row, label in zip(encoded, labels):
        row[label] == 1
    return encoded
