# fails: one_hot/shape
# says: The labels are still single numbers: each label needs a row of its own.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return labels
