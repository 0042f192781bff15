# %% encode_labels
from sklearn.preprocessing import OneHotEncoder

def encode_labels(labels, num_categories=10):
    encoder = OneHotEncoder(categories=[list(range(num_categories))], sparse_output=False)
    return encoder.fit_transform(labels.reshape(-1, 1))
