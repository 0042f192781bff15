# the star hides sum, max, min, any and others of Python behind those of NumPy, which a beginner never notices; the encoding is right.
# %% encode_labels
from numpy import *

def encode_labels(labels, num_categories=10):
    return equal.outer(labels, arange(num_categories)).astype("float32")
