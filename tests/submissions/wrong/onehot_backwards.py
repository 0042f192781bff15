# fails: one_hot/one_at_the_label
# fails: one_hot/missing_classes
# fails: one_hot/other_numbers_of_categories
# says: The columns are in reverse order: the first one belongs to the label 0.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return np.eye(num_categories)[labels][:, ::-1]
