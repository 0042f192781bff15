# %% encode_labels
identity = [[0] * 100 for _ in range(100)]
for number, row in enumerate(identity):
    row[number] = 1

def encode_labels(labels, num_categories=10):
    return np.array(identity)[labels][:, :num_categories]
