# fails: one_hot/one_at_the_label
# fails: one_hot/missing_classes
# fails: one_hot/other_numbers_of_categories
# says: The values are not exactly 0 and 1 (smoothing): one-hot rows contain only 0 and 1.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return np.eye(num_categories)[labels] * 0.9 + 0.1 / num_categories
