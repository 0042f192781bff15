# fails: one_hot/shape
# says: has shape (110,); (11, 10) was expected
# says: You joined all rows into one: `append` keeps them separate, `extend` does not.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded = []
    for label in labels:
        encoded.extend(int(category == label) for category in range(num_categories))
    return encoded
