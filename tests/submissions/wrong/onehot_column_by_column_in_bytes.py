# With 1200 labels it raises; with fewer the bytes overflow in silence.
# fails: one_hot/shape
# says: out of bounds for uint8
# says: With the same labels as `int64`, your result would be right: `uint8` ends at 255
# %% encode_labels
def encode_labels(labels, num_categories=10):
    flat = np.zeros(len(labels) * num_categories)
    flat[labels * len(labels) + np.arange(len(labels))] = 1
    return flat.reshape(num_categories, len(labels)).T
