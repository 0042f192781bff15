# fails: one_hot/one_at_the_label
# fails: one_hot/missing_classes
# fails: one_hot/other_numbers_of_categories
# says: 0 and 1 are swapped.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return labels[:, None] != np.arange(num_categories)
