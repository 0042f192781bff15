# fails: one_hot/other_numbers_of_categories
# says: You wrote 10 into your function: use the argument `num_categories` instead.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return np.eye(10)[labels]
