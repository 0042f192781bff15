# fails: one_hot/shape
# says: Only one came back: collect one for each inside the loop
# %% encode_labels
def encode_labels(labels, num_categories=10):
    encoded = []
    for label in labels:
        row = [0] * num_categories
        row[label] = 1
    encoded.append(row)
    return encoded
