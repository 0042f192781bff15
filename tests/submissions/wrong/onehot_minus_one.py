# fails: one_hot/one_at_the_label
# fails: one_hot/missing_classes
# fails: one_hot/other_numbers_of_categories
# says: The other columns should contain 0, not −1.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return 2 * np.eye(num_categories)[labels] - 1
