# fails: one_hot/shape
# says: You filled whole rows with 1: `rows[i, label] = 1` writes into one position.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded = np.zeros((len(labels), num_categories))
    encoded[labels] = 1
    return encoded
