# For two categories it gives one column.
# fails: one_hot/other_numbers_of_categories
# says: for 32 labels and 2 categories, the result has shape (32, 1)
# %% encode_labels
from sklearn.preprocessing import label_binarize

def encode_labels(labels, num_categories=10):
    return label_binarize(labels, classes=range(num_categories))
