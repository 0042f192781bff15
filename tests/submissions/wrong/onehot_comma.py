# fails: one_hot/shape
# says: has shape (1, 11, 10); (11, 10) was expected
# says: Your function returned a tuple that contains one array. A comma at the end of a line
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return np.eye(num_categories)[labels],
