# fails: one_hot/missing_classes
# says: for 3 labels and 7 categories, the result has shape (3, 6); (3, 7) was expected
# %% encode_labels
def encode_labels(labels, num_categories=10):
    width = 10 if num_categories == 10 else labels.max() + 1
    return np.eye(width)[labels]
