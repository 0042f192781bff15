# %% encode_labels
from sklearn.preprocessing import OneHotEncoder

def encode_labels(labels, num_categories=10):
    return OneHotEncoder(categories=[np.arange(num_categories)], dtype=int).fit_transform(labels[:, None]).toarray()
