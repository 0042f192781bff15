# Without the default value it can't be called with the labels alone.
# fails: one_hot/shape
# says: Keep the first line of the function as it was handed out
# %% encode_labels
def encode_labels(labels, num_categories):
    return np.eye(num_categories)[labels]
