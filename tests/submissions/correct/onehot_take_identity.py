# %% encode_labels
def encode_labels(labels, num_categories: int = 10) -> np.ndarray:
    return np.take(np.identity(num_categories), labels, axis=0)
