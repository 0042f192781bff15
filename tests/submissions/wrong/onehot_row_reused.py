# fails: one_hot/shape
# says: Some rows have more than one 1: only the label's own column gets one.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded = [[0] * num_categories] * len(labels)
    for i, label in enumerate(labels):
        encoded[i][label] = 1
    return encoded
