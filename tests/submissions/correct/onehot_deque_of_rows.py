# %% encode_labels
from collections import deque

def encode_labels(labels, num_categories=10):
    rows = deque()
    for label in reversed(labels):
        rows.appendleft(tuple(int(label == k) for k in range(num_categories)))
    return rows
