# %% encode_labels
def encode_labels(labels, num_categories=10):
    rows = []
    for label in labels:
        row = [0] * (num_categories - 1)
        row.insert(label, 1)
        rows.append(row)
    return rows
