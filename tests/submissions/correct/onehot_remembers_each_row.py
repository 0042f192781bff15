# %% encode_labels
from functools import lru_cache

@lru_cache
def row(label, length):
    return tuple(int(place == label) for place in range(length))

def encode_labels(labels, num_categories=10):
    return tuple(row(int(label), num_categories) for label in labels)
