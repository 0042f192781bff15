# fails: one_hot/shape
# says: returned a value of type dict, which is not an array of numbers
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return {i: [int(c == label) for c in range(num_categories)] for i, label in enumerate(labels)}
