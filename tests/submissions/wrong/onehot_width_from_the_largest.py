# fails: one_hot/missing_classes
# says: take the width from `num_categories`
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return np.eye(labels.max() + 1)[labels]
