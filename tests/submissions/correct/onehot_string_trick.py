# %% encode_labels
def encode_labels(labels, num_categories=10):
    return [[int(c) for c in format(1 << (num_categories - 1 - int(l)), f"0{num_categories}b")] for l in labels]
