# fails: one_hot/one_at_the_label
# fails: one_hot/missing_classes
# fails: one_hot/other_numbers_of_categories
# says: The 1 is one column off: the first column, number 0, belongs to the label 0.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded = np.zeros((len(labels), num_categories))
    for i, label in enumerate(labels):
        encoded[i, int(label) - 1] = 1
    return encoded
