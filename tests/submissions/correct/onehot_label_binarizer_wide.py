# LabelBinarizer, with the case of two categories minded.
# %% encode_labels
from sklearn.preprocessing import LabelBinarizer

def encode_labels(labels, num_categories=10):
    if num_categories <= 2:
        return np.eye(num_categories)[labels]
    binarizer = LabelBinarizer().fit(np.arange(num_categories))
    return binarizer.transform(labels)
