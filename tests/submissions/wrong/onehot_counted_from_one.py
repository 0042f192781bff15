# fails: one_hot/one_at_the_label
# fails: one_hot/missing_classes
# fails: one_hot/other_numbers_of_categories
# says: The 1 stands one column off
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return [[1 if c == label else 0 for c in range(1, num_categories + 1)] for label in labels]
