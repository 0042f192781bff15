# %% encode_labels
def encode_labels(labels, num_categories=10):
    by_category = np.array([labels == c for c in range(num_categories)])
    return by_category.T.astype("int8")
