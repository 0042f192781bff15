# The classes that occur are numbered anew, in columns enough.
# fails: one_hot/missing_classes
# says: in row 0 (counting from 0), the label 3 became [1 0 0 0 0 0 0 0 0 0]
# says: With 10 categories, the row for the label 3 is 0 0 0 1 0 0 0 0 0 0.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    places = np.unique(labels, return_inverse=True)[1]
    return np.eye(num_categories)[places]
