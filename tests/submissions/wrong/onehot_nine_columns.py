# fails: one_hot/shape
# says: is out of bounds
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return np.eye(num_categories - 1)[labels]
