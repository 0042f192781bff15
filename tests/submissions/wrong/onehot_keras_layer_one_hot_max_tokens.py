# fails: one_hot/shape
# says: Your function returned only one result: collect one for each item inside the loop, and
# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded = []
    for label in labels:
        row = [0] * num_categories
        row[label] = 1
    encoded.append(row)
    return encoded
