# %% encode_labels
def encode_labels(labels, num_categories=10):
    def encode(label):
        row = np.zeros(num_categories)
        row[label] = 1.
        return row
    return np.array(list(map(encode, labels)))
