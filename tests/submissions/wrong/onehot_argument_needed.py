# Without the default value it can't be called with the labels alone.
# fails: one_hot/shape
# says: Do not change the first line of the function: it needs the same name and the same
# %% encode_labels
def encode_labels(labels, num_categories):
    return np.eye(num_categories)[labels]
