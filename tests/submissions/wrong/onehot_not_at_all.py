# fails: one_hot/shape
# says: The labels are still one number each
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return labels
