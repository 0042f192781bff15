# fails: one_hot/one_at_the_label
# fails: one_hot/missing_classes
# fails: one_hot/other_numbers_of_categories
# says: With 10 categories, the row for the label 3 is 0 0 0 1 0 0 0 0 0 0.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return 100 * np.eye(num_categories)[labels]
