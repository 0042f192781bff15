# fails: one_hot/one_at_the_label
# fails: one_hot/missing_classes
# says: With the same labels as `int64`, your result would be right: `uint8` ends at 255
# %% encode_labels
def encode_labels(labels, num_categories=10):
    flat = np.zeros(len(labels) * num_categories)
    flat[np.arange(len(labels)).astype(labels.dtype) * num_categories + labels] = 1
    return flat.reshape(len(labels), num_categories)
