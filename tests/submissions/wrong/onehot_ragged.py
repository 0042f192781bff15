# fails: one_hot/shape
# says: returned a value of type list, which is not an array of numbers
# says: equally long lists
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return [[0] * int(label) + [1] for label in labels]
