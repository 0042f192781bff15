# fails: one_hot/shape
# says: which is not an array of numbers
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return ["".join("1" if c == label else "0" for c in range(num_categories)) for label in labels]
