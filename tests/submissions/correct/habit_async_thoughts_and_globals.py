# %%
counter = 0
# %% flatten_images
def flatten_images(images):
    global counter
    counter += 1
    return np.asarray(images).reshape(len(images), -1)
# %% encode_labels
def encode_labels(labels, num_categories=10):
    """labels -> one-hot"""
    result = None
    for label in labels:
        row = np.zeros((1, num_categories))
        row[0, label] = 1
        result = row if result is None else np.concatenate([result, row])
    return result
