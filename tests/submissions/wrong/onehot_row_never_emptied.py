# fails: one_hot/one_at_the_label
# fails: one_hot/missing_classes
# fails: one_hot/other_numbers_of_categories
# says: Some rows have more than one 1: only the label's own column gets one.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded, row = [], [0] * num_categories
    for label in labels:
        row[label] = 1
        encoded.append(row.copy())
    return encoded
