# fails: one_hot/one_at_the_label
# fails: one_hot/missing_classes
# fails: one_hot/other_numbers_of_categories
# says: The 1 is one column off: the first column, number 0, belongs to the label 0.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return [[1 if c == label else 0 for c in range(1, num_categories + 1)] for label in labels]
