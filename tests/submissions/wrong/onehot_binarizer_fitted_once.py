# fails: one_hot/missing_classes
# fails: one_hot/other_numbers_of_categories
# says: Categories that do not occur in this batch have no column: take the number of columns
# %% encode_labels
from sklearn.preprocessing import LabelBinarizer

binarizer = LabelBinarizer()
fitted = False

def encode_labels(labels, num_categories=10):
    global fitted
    if not fitted:
        binarizer.fit(labels)
        fitted = True
    return binarizer.transform(labels)
