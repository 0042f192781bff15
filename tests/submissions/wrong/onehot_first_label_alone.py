# fails: one_hot/one_at_the_label
# fails: one_hot/missing_classes
# fails: one_hot/other_numbers_of_categories
# says: There is only one 1 in the whole result, but every row needs one. Is `return` inside the
# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded = np.zeros((len(labels), num_categories))
    for i, label in enumerate(labels):
        encoded[i, label] = 1
        return encoded
