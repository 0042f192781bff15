# fails: one_hot/shape
# All rows are one and the same list, so every 1 is in all of them.
# says: Some rows have more than one 1: only the label's own column gets one.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    rows = [[0] * num_categories] * len(labels)
    for i, label in enumerate(labels):
        rows[i][label] = 1
    return rows
