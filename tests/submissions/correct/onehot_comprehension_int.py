# %% encode_labels
def encode_labels(labels, num_categories=10):
    return [[int(c == label) for c in range(num_categories)] for label in labels]
