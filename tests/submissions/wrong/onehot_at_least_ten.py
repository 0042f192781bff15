# fails: one_hot/other_numbers_of_categories
# says: with `num_categories=7`, the result has shape
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return np.eye(max(num_categories, 10))[labels]
