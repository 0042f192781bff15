# fails: one_hot/shape
# says: has shape (22, 10); (11, 10) was expected
# says: create the list inside the function
# %% encode_labels
rows = []

def encode_labels(labels, num_categories=10):
    for label in labels:
        row = [0] * num_categories
        row[label] = 1
        rows.append(row)
    return rows
