# fails: one_hot/missing_classes
# says: Classes that are not in this batch lost their column
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return (labels[:, None] == np.unique(labels)).astype(int)
