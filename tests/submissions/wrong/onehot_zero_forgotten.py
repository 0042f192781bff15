# fails: one_hot/one_at_the_label
# fails: one_hot/missing_classes
# fails: one_hot/other_numbers_of_categories
# says: the label 0 became [0 0 0 0 0 0 0 0 0 0]
# says: Some rows have no 1: every label needs one, including the first, the last and the label 0.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded = np.zeros((len(labels), num_categories))
    for i, label in enumerate(labels):
        if label:
            encoded[i, label] = 1
    return encoded
