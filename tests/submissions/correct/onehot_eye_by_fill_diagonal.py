# %% encode_labels
IDENTITY = np.zeros((100, 100))
np.fill_diagonal(IDENTITY, 1)

def encode_labels(labels, num_categories=10):
    return IDENTITY[labels, :num_categories]
