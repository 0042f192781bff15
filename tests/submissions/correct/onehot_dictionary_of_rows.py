# %% encode_labels
def encode_labels(labels, num_categories=10):
    rows = {category: [0] * category + [1] + [0] * (num_categories - category - 1) for category in range(num_categories)}
    return [rows[label] for label in labels]
