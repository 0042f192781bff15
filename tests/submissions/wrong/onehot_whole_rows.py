# fails: one_hot/shape
# says: Whole rows were filled with 1
# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded = np.zeros((len(labels), num_categories))
    encoded[labels] = 1
    return encoded
